import type { Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { expectAccessible } from './support/accessible'
import { logInOnScreen, newcomer, password, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const admin = accounts.staff.find(({ role }) => role === 'admin')!.email
test.use({ allowedConsoleErrors: [/404/] })

/** Sets a second factor up as a person does: the key by hand, then the first code. @returns the telephone */
async function setUpFactor(page: Page): Promise<TOTP> {
  await page.goto('/atelier/gestion/securite')
  await page.getByRole('button', { name: 'Installer un second facteur' }).click()
  const key = await page.locator('p', { hasText: /^[A-Z2-7 ]{30,}$/ }).textContent()
  const telephone = new TOTP({ secret: key!.replace(/\s/g, '') })
  await expectAccessible(page, page.url())
  // The code of the half minute before: that of now is kept for the login.
  await page.getByLabel(/^Code à six/).fill(telephone.generate({ timestamp: Date.now() - 30_000 }))
  await page.getByRole('button', { name: 'Vérifier et activer' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: /^[A-Z2-9]{5}-[A-Z2-9]{5}$/ })).toHaveCount(10)
  await expectAccessible(page, page.url())
  await page.getByRole('button', { name: 'J’ai noté mes codes' }).click()
  await expect(page.getByText('Votre second facteur est actif')).toBeVisible()
  return telephone
}

test('[2.F1] [6.S5] an admin invites a colleague, who joins, sets a second factor up, works, and is suspended at once', async ({
  page,
  browser,
}) => {
  const { email } = newcomer('Nadia', 'Ferrand')
  await logInOnScreen(page, admin, accounts.password)
  await page.goto('/atelier/gestion/equipe')
  await page.getByRole('link', { name: 'Inviter quelqu’un' }).click()
  await page.getByLabel(/^Prénom/).fill('Nadia')
  await page.getByLabel(/^Nom/).fill('Ferrand')
  await page.getByLabel(/^Adresse e-mail/).fill(email)
  await page.getByRole('checkbox', { name: 'Organisateur' }).check()
  await page.getByRole('button', { name: 'Envoyer l’invitation' }).click()
  await expect(page.getByText('L’invitation est partie')).toBeVisible()

  const theirs = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  const mail = await waitForMail(email, /Rejoignez l’équipe/)
  await theirs.goto(mail.links.find((address) => address.includes('/invitation/equipe/'))!)
  await theirs.getByLabel(/^Mot de passe/).fill(password)
  await theirs.getByLabel(/^Confirmez/).fill(password)
  await theirs.getByRole('button', { name: 'Rejoindre l’équipe' }).click()
  await expect(theirs.getByText('Vous faites partie de l’équipe')).toBeVisible()
  await logInOnScreen(theirs, email, password, theirs.url())
  await expect(theirs.getByRole('link', { name: 'Cours', exact: true }).first()).toBeVisible()
  expect((await theirs.goto('/atelier/gestion/commandes'))!.status()).toBe(404)

  const telephone = await setUpFactor(theirs)
  await theirs.context().clearCookies()
  await theirs.goto('/atelier/connexion')
  await theirs.getByLabel(/^E-mail/).fill(email)
  await theirs.getByLabel(/^Mot de passe/).fill(password)
  await theirs.getByRole('button', { name: 'Se connecter' }).last().click()
  await theirs.getByLabel(/^Code/).fill('000000')
  await theirs.getByRole('button', { name: 'Continuer' }).click()
  await expect(theirs.getByText('Ce code n’est pas le bon').first()).toBeVisible()
  await theirs.getByLabel(/^Code/).fill(telephone.generate())
  await theirs.getByRole('button', { name: 'Continuer' }).click()
  await expect(theirs).toHaveURL(/\/gestion$/)

  await page.getByRole('link', { name: 'Nadia Ferrand' }).first().click()
  await page.getByText('Suspendre l’accès').first().click()
  await page.getByRole('button', { name: 'Suspendre l’accès' }).click()
  await expect(page.getByText('L’accès est suspendu')).toBeVisible()
  await theirs.goto('/atelier/gestion/cours')
  await expect(theirs).toHaveURL(/\/connexion\?retour=/)

  await page.goto('/atelier/gestion/journal?quoi=rights')
  const suspended = page.getByRole('row', { name: /Accès suspendu/ }).first()
  await expect(suspended).toContainText('Nadia Ferrand')
  await expect(page.getByRole('row', { name: /Second facteur installé/ }).first()).toContainText('Nadia Ferrand')
})
