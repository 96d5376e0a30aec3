import { readFileSync } from 'node:fs'
import { expectAccessible } from './support/accessible'
import { makeTwice } from './support/clients'
import { logIn } from './support/journey'
import { closeSql } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email
test.use({ allowedConsoleErrors: [/404/] })
test.afterAll(() => closeSql())

test('[2.A4] [2.A7] [2.A6] two files of one person become one, are parted and joined again; she takes her data and leaves', async ({
  page,
}) => {
  const name = `Zéphyrine${String.fromCharCode(97 + (Date.now() % 26))}`
  const { email, kept, merged } = await makeTwice(name, admin)
  await logIn(page, admin, password)
  await page.goto('/atelier/gestion/dossiers/doublons')
  await page.getByRole('link', { name: new RegExp(`^Comparer les dossiers d’Ondine ${name}`) }).click()
  if (!page.url().includes(`/${kept}/`)) await page.getByRole('link', { name: /^Garder plutôt/ }).click()
  await expect(page.getByText('Lyon').first()).toBeVisible()
  await page.getByRole('radio', { name: /75011 Lyon/ }).check()
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page, 'two files side by side')
  await page.getByRole('button', { name: 'Réunir ces dossiers' }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${kept}\\?message=reuni$`))
  await expect(page.getByText('01 99 00 99 99').first()).toBeVisible()

  await page.getByText('Annuler cette réunion…').click()
  await page.getByRole('button', { name: `Annuler la réunion avec le n°\u00a0${merged}` }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${merged}\\?message=separe$`))
  await page.context().clearCookies()

  await logIn(page, email, password)
  await page.goto('/atelier/mon-compte/profil')
  await page.getByRole('button', { name: 'Télécharger mes données' }).click()
  const copy = page.getByRole('link', { name: /^Télécharger la copie/ })
  await expect(copy).toBeVisible({ timeout: 20_000 })
  const download = page.waitForEvent('download')
  await copy.click()
  expect((await download).suggestedFilename()).toMatch(/^Mes données .+\.zip$/)

  await page.getByRole('link', { name: 'Demander à être retiré' }).click()
  await expect(page.getByRole('heading', { name: 'Votre dossier sera complètement supprimé' })).toBeVisible()
  await expectAccessible(page, 'a request to be removed')
  await page.getByLabel(/^J’ai compris/).check()
  await page.getByLabel(/^Votre mot de passe/).fill(password)
  await page.getByRole('button', { name: 'Me retirer' }).click()
  await expect(page.getByRole('heading', { name: 'Votre dossier est complètement supprimé' })).toBeVisible()
  await page.goto('/atelier/mon-compte/profil')
  await expect(page).toHaveURL(/\/connexion/)
})
