import type { BrowserContext, Page } from '@playwright/test'
import { activate, logInOnScreen, newcomer, password, sendLogin, signUp, waitForMail } from './support/journey'
import { closeSql, findQuietMember } from './support/money'
import { expect, places, test } from './support/test'

const claire = { email: 'claire.vasseur@exemple.example', secret: 'diapason-la-440' }

test.afterAll(() => closeSql())

async function addFirstOffer(page: Page): Promise<void> {
  await page.goto('/atelier/cours-et-tarifs')
  await page
    .getByRole('link', { name: /Adhésion/ })
    .first()
    .click()
  await page
    .getByRole('button', { name: /Ajouter au panier/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/panier/)
}

const guess = async (page: Page, email: string, secret: string) => {
  await page.goto('/atelier/connexion')
  await page.getByLabel(/^E-mail/).fill(email)
  await page.getByLabel(/^Mot de passe/).fill(secret)
  await page.getByRole('button', { name: 'Se connecter' }).click()
}

const namesOf = async (context: BrowserContext) =>
  (await context.cookies()).map(({ name, httpOnly, path }) => `${name} ${httpOnly} ${path}`).sort()

test('[1.B2] [1.A2] what a visitor chose is found after activation, on another device', async ({ page, browser }) => {
  const person = newcomer('Ines')
  await addFirstOffer(page)
  await signUp(page, person)
  await expect(page.getByText('Votre panier vous attendra')).toBeVisible()
  const phone = await browser.newContext({
    baseURL: places.app,
    locale: 'fr-FR',
    viewport: { width: 390, height: 800 },
  })
  const there = await phone.newPage()
  await activate(there, person)
  await logInOnScreen(there, person.email, password)
  await there.goto('/atelier/panier')
  await expect(there.getByText('Adhésion annuelle').first()).toBeVisible()
  await phone.close()
})

test('[1.B3] a known address gets the same page, the same cookies, and a mail that leads to login or reset', async ({
  browser,
}) => {
  const seen: Record<string, { text: string; cookies: string[] }> = {}
  for (const person of [newcomer('Nadia'), { ...newcomer('Claire'), email: claire.email }]) {
    const context = await browser.newContext({ baseURL: places.app, locale: 'fr-FR' })
    const page = await context.newPage()
    await addFirstOffer(page)
    await signUp(page, person)
    seen[person.email] = { text: (await page.locator('main').textContent()) ?? '', cookies: await namesOf(context) }
    await page.goto('/atelier/panier')
    seen[person.email]!.text += await page.locator('main').textContent()
    await context.close()
  }
  const [unknown, known] = Object.values(seen)
  expect(known).toEqual(unknown)
  const mail = await waitForMail(claire.email, /compte/i)
  expect(mail.links.some((link) => /connexion|mot-de-passe-oublie/.test(link))).toBe(true)
})

test('[1.B4] a closed page asks for a login, then opens; logging out closes it on the server', async ({
  page,
  context,
}) => {
  await page.goto('/atelier/mon-compte/achats')
  await expect(page.getByText('Merci de vous authentifier pour accéder à cette page')).toBeVisible()
  await page.getByLabel(/^E-mail/).fill(claire.email)
  await page.getByLabel(/^Mot de passe/).fill(claire.secret)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/mon-compte\/achats$/)
  const kept = (await context.cookies()).find(({ name }) => name.endsWith('session'))!
  expect(kept).toMatchObject({ httpOnly: true, sameSite: 'Lax', expires: -1 })
  await page.getByRole('button', { name: 'Déconnexion' }).click()
  await expect(page.getByText('Vous êtes déconnecté')).toBeVisible()
  // Whoever kept the cookie has nothing.
  await context.addCookies([kept])
  await page.goto('/atelier/mon-compte/achats')
  await expect(page).toHaveURL(/connexion/)
})

test('[6.S4] the eleventh guess isn’t evaluated, and says when to try again', async ({ page }) => {
  const person = newcomer('Basile')
  for (let times = 1; times < 10; times += 1) await sendLogin(page, person.email, `essai numéro ${times}`)
  await guess(page, person.email, 'essai numéro 10')
  await expect(page.getByText('mot de passe incorrect')).toBeVisible()
  await guess(page, person.email, 'essai de trop')
  await expect(page.getByText('Trop de tentatives en peu de temps')).toBeVisible()
})

test('[6.S4] a stranger’s guesses don’t lock the holder out of a device of theirs', async ({ page, browser }) => {
  const email = await findQuietMember()
  await logInOnScreen(page, email, claire.secret)
  await page.getByRole('button', { name: 'Déconnexion' }).click()
  const stranger = await browser.newContext({ baseURL: places.app, locale: 'fr-FR' })
  const there = await stranger.newPage()
  for (let times = 0; times < 11; times += 1) await sendLogin(there, email, `essai ${times}`)
  await guess(there, email, claire.secret)
  await expect(there.getByText('Trop de tentatives')).toBeVisible()
  await stranger.close()
  await logInOnScreen(page, email, claire.secret)
})

test('[1.B4] a forgotten password is replaced once by the link of a mail; the other devices are logged out', async ({
  page,
  browser,
}) => {
  const person = newcomer('Odile')
  await signUp(page, person)
  await activate(page, person)
  await logInOnScreen(page, person.email, password)
  const other = await browser.newContext({ baseURL: places.app, locale: 'fr-FR' })
  const there = await other.newPage()
  await there.goto('/atelier/mot-de-passe-oublie')
  await there.getByLabel(/^E-mail/).fill(person.email)
  await there.getByRole('button', { name: 'Recevoir le lien' }).click()
  await expect(there.getByText('valable 30 minutes')).toBeVisible()
  const mail = await waitForMail(person.email, /mot de passe/i)
  const link = mail.links.find((address) => address.includes('/nouveau-mot-de-passe/'))!
  await there.goto(link)
  await there.getByLabel(/^Nouveau mot de passe/).fill('trois wagons et une lanterne')
  await there.getByLabel(/^Confirmez/).fill('trois wagons et une lanterne')
  await there.getByRole('button', { name: 'Enregistrer le nouveau mot de passe' }).click()
  await expect(there.getByText('Votre mot de passe est changé')).toBeVisible()
  await page.goto('/atelier/mon-compte/suivi')
  await expect(page).toHaveURL(/connexion/)
  await there.goto(link)
  await expect(there.getByText('Ce lien a déjà servi')).toBeVisible()
  await other.close()
})

test('[1.B5] [1.B8] profile, a learner added and removed, another device ended', async ({ page, browser }) => {
  const email = 'amina.diallo@exemple.example'
  const other = await browser.newContext({ baseURL: places.app, locale: 'fr-FR' })
  const there = await other.newPage()
  await logInOnScreen(there, email, claire.secret)
  await logInOnScreen(page, email, claire.secret, '/atelier/connexion?retour=/atelier/mon-compte/profil')
  await page.getByLabel(/^Téléphone/).fill('0612345678')
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.getByText('Vos coordonnées sont enregistrées')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(/^Téléphone/)).toHaveValue('+33612345678')
  await page.getByRole('button', { name: 'Tout déconnecter, sauf cet appareil' }).click()
  await expect(page.getByText('tous vos autres appareils sont déconnectés')).toBeVisible()
  await there.goto('/atelier/mon-compte/profil')
  await expect(there).toHaveURL(/connexion/)
  await other.close()
  await page.goto('/atelier/mon-compte/eleves/ajouter')
  await page.getByLabel('Prénom').fill('Côme')
  await page.getByLabel(/^Nom/).first().fill('Lambert')
  await page.getByLabel(/^Date de naissance/).pressSequentially('02032016')
  await page.getByRole('button', { name: 'Ajouter cet élève' }).click()
  await page.getByRole('link', { name: /Modifier la fiche de Côme/ }).click()
  await page.getByText('Retirer de ma liste').click()
  await page.getByRole('button', { name: 'Retirer Côme Lambert' }).click()
  await expect(page.getByRole('heading', { name: 'Côme Lambert' })).toBeHidden()
})

test.describe('before the script arrives', () => {
  test.use({ javaScriptEnabled: false })

  test('[1.B1] [1.B4] sign-up and login work, and nothing typed is lost', async ({ page }) => {
    const person = newcomer('Remi')
    await page.goto('/atelier/creer-un-compte')
    await page.getByLabel('E-mail', { exact: false }).first().fill(person.email)
    await page.getByLabel('Prénom').fill(person.firstName)
    await page.getByLabel(/^Mot de passe/).fill('court')
    await page.getByRole('button', { name: 'Créer mon compte' }).click()
    await expect(page.getByText('au moins 12 caractères').first()).toBeVisible()
    await expect(page.getByLabel('Prénom')).toHaveValue(person.firstName)
    await expect(page.getByLabel(/^Mot de passe/)).toHaveValue('')
    await signUp(page, person)
    await activate(page, person)
    await logInOnScreen(page, person.email, password)
    await expect(page).toHaveURL(/mon-compte\/suivi/)
  })
})

test('[6.A1] the login by keyboard alone, errors read first', async ({ page }) => {
  await page.goto('/atelier/connexion')
  await page.getByLabel(/^E-mail/).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel(/^E-mail/)).toBeFocused()
  await page.keyboard.type(claire.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(claire.secret)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/mon-compte\/suivi/)
})
