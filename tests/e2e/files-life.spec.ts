import { readFileSync } from 'node:fs'
import { expectAccessible } from './support/accessible'
import { logIn } from './support/journey'
import { closeSql, sql } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email
test.use({ allowedConsoleErrors: [/404/] })
test.afterAll(() => closeSql())

/** Somebody with two files, one with a login of their own: as a second call at the desk makes them. */
async function makeTwice(name: string) {
  const email = `${name.toLowerCase()}.${Date.now()}@exemple.example`
  const [made] = await sql()<{ kept: number; merged: number }[]>`
    with s as (select id from structures where slug = 'atelier'),
      a as (insert into accounts (email, password_hash, status, activated_at)
        select ${email}, password_hash, 'active', now() from accounts where email = ${admin} returning id),
      c as (update counters set value = value + 2 where name = 'client_file' and structure_id = (select id from s) returning value),
      f as (insert into client_files (structure_id, account_id, number, first_name, last_name, email, postcode, city)
        select s.id, a.id, c.value - 1, 'Ondine', ${name}, ${email}, '75011', 'Paris' from s, a, c returning number),
      g as (insert into client_files (structure_id, number, first_name, last_name, phone, postcode, city)
        select s.id, c.value, 'Ondine', ${name}, '+33199009999', '75011', 'Lyon' from s, c returning number)
    select f.number as kept, g.number as merged from f, g`
  return { email, ...made! }
}

test('[2.A4] [2.A7] [2.A6] two files of one person become one, are parted and joined again; she takes her data and leaves', async ({
  page,
}) => {
  const name = `Zéphyrine${String.fromCharCode(97 + (Date.now() % 26))}`
  const { email, kept, merged } = await makeTwice(name)
  await logIn(page, admin, password)
  await page.goto('/atelier/gestion/dossiers/doublons')
  await page.getByRole('link', { name: new RegExp(`^Comparer les dossiers de Ondine ${name}`) }).click()
  if (!page.url().includes(`/${kept}/`)) await page.getByRole('link', { name: /^Garder plutôt/ }).click()
  await expect(page.getByText('Lyon').first()).toBeVisible()
  await page.getByRole('radio', { name: /75011 Lyon/ }).check()
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page, 'two files side by side')
  await page.getByRole('button', { name: 'Réunir ces dossiers' }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${kept}#reunions`))
  await expect(page.getByText('01 99 00 99 99').first()).toBeVisible()

  await page.getByText('Annuler cette réunion…').click()
  await page.getByRole('button', { name: `Annuler la réunion avec le n°\u00a0${merged}` }).click()
  await expect(page).toHaveURL(new RegExp(`/dossiers/${merged}$`))
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
