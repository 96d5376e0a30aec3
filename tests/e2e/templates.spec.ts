import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { listMails, logIn, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const admin = accounts.staff.find(({ role }) => role === 'admin')!.email
/** Logs in nowhere else: a link that is asked for in their name changes nothing. */
const reader = 'sophie.lambert@exemple.example'
const sentence = 'Une clé neuve vous attend au guichet.'

test('[2.C3] a template edited is what its reader receives, and the product’s text comes back', async ({
  page,
  browser,
}) => {
  await logIn(page, admin, accounts.password, '/atelier/gestion/modeles')
  await page.getByRole('link', { name: 'Nouveau mot de passe', exact: true }).click()
  const body = page.getByRole('textbox', { name: /^Texte/ })
  const ofProduct = await body.inputValue()
  await body.fill(`{cherr},\n\n${sentence}\n\n${ofProduct}`)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(
    page.getByRole('link', { name: 'La variable « {cherr} » n’existe pas ici. Vouliez-vous dire « {cher} » ?' }),
  ).toBeVisible()
  await body.fill(`{cher},\n\n${sentence}\n\n${ofProduct}`)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Le texte est enregistré.')).toBeVisible()

  const theirs = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await theirs.goto('/atelier/mot-de-passe-oublie')
  await theirs.getByLabel(/^E-mail/).fill(reader)
  await theirs.getByRole('button', { name: 'Recevoir le lien' }).click()
  await waitForMail(reader, /Choisissez un nouveau mot de passe/)
  const [mail] = (await listMails(reader)).filter(({ text }) => text.includes(sentence))
  expect(mail?.text).toMatch(/Chère Sophie,/)
  expect(mail?.links.some((link) => link.includes('/nouveau-mot-de-passe/'))).toBe(true)
  await theirs.context().close()

  await page.getByRole('button', { name: 'Revenir au texte du produit' }).click()
  await expect(page.getByText('Le texte du produit est de nouveau utilisé.')).toBeVisible()
  await expect(body).toHaveValue(ofProduct)
  await expect(page.getByRole('link', { name: 'Voir la version 1' })).toBeVisible()
})

test('[2.C3] what is typed before the page’s script runs stays', async ({ page }) => {
  await logIn(page, admin, accounts.password)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/_next/static/**/*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/atelier/gestion/modeles/order-paid', { waitUntil: 'commit' })
  const body = page.getByRole('textbox', { name: /^Texte/ })
  const typed = `${await body.inputValue()}\n\n${sentence}`
  await body.fill(typed)
  release()
  // What the script shows, once it runs: the mail as it would leave, with these words.
  await expect(page.frameLocator('iframe').getByText(sentence)).toBeVisible()
  await expect(body).toHaveValue(typed)
})
