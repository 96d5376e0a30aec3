import { expect, type Page } from '@playwright/test'
import { readForms } from '../../support/page-forms'
import { places } from './test'

export const password = 'une clarinette bleue sur le toit'

export type Person = { firstName: string; lastName: string; email: string }

let made = 0
/** Somebody whom nobody knows yet. */
export function newcomer(firstName = 'Camille', lastName = 'Delorme'): Person {
  made += 1
  return {
    firstName,
    lastName,
    email: `${firstName}.${process.pid}.${made}.${Date.now()}@exemple.example`.toLowerCase(),
  }
}

export const cards = {
  works: '4242 4242 4242 4242',
  asks: '4000 0027 6000 3184',
  poor: '4000 0000 0000 9995',
  asksThenRefused: '4000 0084 0000 1629',
}

export type Mail = {
  to: string[]
  subject: string
  html: string
  text: string
  links: string[]
  attachments: { filename: string; content: string }[]
}

export async function listMails(to: string): Promise<Mail[]> {
  const response = await fetch(`${places.sandbox}/mail?to=${encodeURIComponent(to)}`)
  const body = (await response.json()) as Mail[] | { mails: Mail[] }
  return Array.isArray(body) ? body : body.mails
}

/** Waits for the mail whose subject matches, as a person would. */
export async function waitForMail(to: string, subject: RegExp): Promise<Mail> {
  const find = async () => (await listMails(to)).find((mail) => subject.test(mail.subject))
  await expect.poll(find, { message: `a mail « ${subject} » for ${to}`, timeout: 20_000 }).toBeDefined()
  return (await find())!
}

export async function signUp(page: Page, person: Person): Promise<void> {
  await page.goto('/atelier/creer-un-compte')
  await page.getByLabel('E-mail', { exact: false }).first().fill(person.email)
  await page.getByLabel('Prénom').fill(person.firstName)
  await page.getByLabel(/^Nom/).fill(person.lastName)
  await page.getByLabel(/^Mot de passe/).fill(password)
  await page.getByLabel(/^Confirmez/).fill(password)
  await page.getByLabel(/^Date de naissance/).fill('14/07/1988')
  await page
    .getByLabel(/^Adresse\b(?!.*suite)/)
    .first()
    .fill('12 rue des Lilas')
  await page.getByLabel(/^Code postal/).fill('75011')
  await page.getByLabel(/^Ville/).fill('Paris')
  await page.getByLabel(/^Téléphone/).fill('06 12 34 56 78')
  await page.getByRole('checkbox').first().check()
  await page.getByRole('button', { name: 'Créer mon compte' }).click()
  await expect(page.getByText(/messagerie|e-mail/i).first()).toBeVisible()
}

export async function activate(page: Page, person: Person): Promise<void> {
  const mail = await waitForMail(person.email, /activ/i)
  const link = mail.links.find((address) => address.includes('/activation/'))!
  await page.goto(link)
  await page.getByRole('button', { name: 'Activer mon compte' }).click()
  await expect(page.getByText(/activé/i).first()).toBeVisible()
}

/** On the login's page, as a person does. */
export async function logInOnScreen(page: Page, email: string, secret: string, returnTo?: string): Promise<void> {
  await page.goto(returnTo ?? '/atelier/connexion')
  await page.getByLabel(/^E-mail/).fill(email)
  await page.getByLabel(/^Mot de passe/).fill(secret)
  await page
    .getByRole('button', { name: /connecter|connexion/i })
    .last()
    .click()
  await expect(page).not.toHaveURL(/connexion/)
}

/** The same form, sent without drawing its page. @returns where it leads, the page itself when it refuses */
export async function sendLogin(
  page: Page,
  email: string,
  secret: string,
  from = '/atelier/connexion',
): Promise<string> {
  const shown = await page.request.get(from)
  const form = readForms(await shown.text()).find(({ text }) => text.includes('name="password"'))
  const multipart = { ...Object.fromEntries(form!.fields), identifier: email, password: secret }
  const headers = { origin: new URL(shown.url()).origin }
  const answer = await page.request.post(shown.url(), { multipart, headers, maxRedirects: 0 })
  return answer.headers().location ?? shown.url()
}

/** For tests whose subject comes after. */
export async function logIn(page: Page, email: string, secret: string, returnTo?: string): Promise<void> {
  const next = await sendLogin(page, email, secret, returnTo)
  expect(next, `${email} is logged in`).not.toContain('/connexion')
  await page.goto(next)
}

export async function addToCart(page: Page, offerPath: string): Promise<void> {
  await page.goto(`/atelier/cours-et-tarifs/${offerPath}`)
  await page
    .getByRole('button', { name: /Ajouter au panier/ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/panier/)
}

/** From the cart to the payment page. */
export async function validateOrder(page: Page, { immediate = true } = {}): Promise<void> {
  await page.goto('/atelier/panier')
  if (immediate) await page.getByLabel(/Je demande à commencer les cours/).check()
  await page.getByLabel(/J’ai lu et j’accepte/).check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/paiement\//)
}

export async function payByCard(page: Page, number: string, { clicks = 1 } = {}): Promise<void> {
  const frame = page.frameLocator('iframe[name^="__privateStripeFrame"]').first()
  await frame.getByLabel('Numéro de carte').fill(number)
  await frame.getByLabel(/Date d’expiration/).fill('12/34')
  await frame.getByLabel(/Cryptogramme/).fill('123')
  await page.getByLabel(/^Nom du porteur/).fill('Camille Delorme')
  await page.getByRole('button', { name: /^Payer/ }).click({ clickCount: clicks })
}

export type BankAnswer = 'Accepter' | 'Refuser' | 'Abandonner'

export async function answerBank(page: Page, answer: BankAnswer): Promise<void> {
  await expect(page).toHaveTitle('Banque de démonstration')
  await page.getByRole('button', { name: answer }).click()
}
