import { readFileSync } from 'node:fs'
import { readPdf } from '../support/pdf'
import {
  activate,
  addToCart,
  answerBank,
  cards,
  logInOnScreen,
  newcomer,
  password,
  payByCard,
  signUp,
  validateOrder,
  waitForMail,
} from './support/journey'
import { expect, test } from './support/test'

test('[1.A2] [1.B1] [1.B2] [1.C4] [1.D2] [1.D9] [1.F4] [1.G4] a newcomer buys, pays through 3-D Secure, books a lesson and cancels it', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const person = newcomer()

  await test.step('as a visitor, puts a membership and a package in the cart', async () => {
    await page.goto('/atelier')
    await page.getByRole('link', { name: 'Cours et tarifs' }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await addToCart(page, 'adhesion-annuelle')
    await addToCart(page, 'forfait-10-cours-chant')
    await expect(page.getByText('850,00')).toBeVisible()
  })

  await test.step('creates an account and activates it from the mail', async () => {
    await signUp(page, person)
    await activate(page, person)
  })

  await test.step('logs in and finds the cart', async () => {
    await logInOnScreen(page, person.email, password)
    await page.goto('/atelier/panier')
    await expect(page.getByText('850,00').first()).toBeVisible()
  })

  await test.step('pays by card through a challenge, and sees the credits at once', async () => {
    await validateOrder(page)
    await payByCard(page, cards.asks)
    await answerBank(page, 'Accepter')
    await expect(page).toHaveURL(/\/merci/)
    await expect(page.getByText(/10 cours/).first()).toBeVisible()
    const receipt = await waitForMail(person.email, /commande/i)
    expect(receipt.text).toContain('850,00')
    expect(receipt.attachments.map(({ filename }) => filename)).toEqual([
      expect.stringMatching(/^Facture F\d{4}-\d{4}\.pdf$/),
      expect.stringMatching(/^Reçu C\d+-1\.pdf$/),
    ])
  })

  await test.step('finds the papers in Mes achats: the invoice, and an attestation written when it is asked for', async () => {
    const merci = page.url()
    await page.goto('/atelier/mon-compte/achats')
    for (const [role, name, words] of [
      ['link', /^Facture F/, '850,00'],
      ['button', 'Attestation de paiement', 'atteste avoir reçu'],
    ] as const) {
      const arrival = page.waitForEvent('download')
      await page.getByRole(role, { name }).first().click()
      const { text } = await readPdf(readFileSync(await (await arrival).path()))
      expect(text).toContain(words)
      expect(text).toContain(person.lastName)
    }
    await page.goto(merci)
  })

  await test.step('books a slot in the week grid', async () => {
    await page.getByRole('link', { name: 'Réserver un cours' }).first().click()
    await page
      .getByRole('link', { name: /^Choisir/ })
      .or(page.getByRole('button', { name: /^Choisir/ }))
      .first()
      .click()
    await page.getByRole('button', { name: 'Continuer et choisir un horaire' }).click()
    await page.getByRole('link', { name: 'Semaine suivante' }).click()
    await page
      .getByRole('link', { name: /^Réserver \d\d:\d\d/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Confirmer la réservation' }).click()
    await expect(page.getByText('Votre cours est réservé', { exact: true })).toBeVisible()
  })

  await test.step('receives the confirmation with its .ics', async () => {
    const booking = await waitForMail(person.email, /^cours réservé/i)
    const calendar = booking.attachments.find((file) => file.filename.endsWith('.ics'))
    expect(calendar).toBeDefined()
    expect(Buffer.from(calendar!.content, 'base64').toString()).toContain('BEGIN:VEVENT')
  })

  await test.step("finds the lesson in 'Mon suivi' and cancels it, the credit comes back", async () => {
    await page.goto('/atelier/mon-compte/suivi')
    await expect(page.getByText('9', { exact: true }).first()).toBeVisible()
    await page
      .getByRole('link', { name: /^Annuler le cours/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Annuler le cours' }).click()
    await expect(page.getByText('Votre cours est annulé', { exact: true })).toBeVisible()
    await waitForMail(person.email, /annul/i)
  })
})
