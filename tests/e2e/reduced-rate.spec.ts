import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import sharp from 'sharp'
import { logIn, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
/** Buys nothing in other tests; both tests here are theirs, one after the other. */
const member = 'julien.moreau@exemple.example'
const accountant = staff.find(({ role }) => role === 'accountant')!.email

/** As a telephone takes it, with what it says of its owner. */
const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#b86' } })
    .withExif({ IFD0: { Artist: 'Secret' } })
    .jpeg()
    .toBuffer()

async function openOffice(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await logIn(page, accountant, password, '/atelier/gestion/tarif-reduit')
  return page
}

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel(/^Justificatif/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: 'Envoyer ma demande' }).click()
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('[1.C1] a proof is refused with its reason, then sent, and the request taken back', async ({ page }) => {
    await logIn(page, member, password, '/atelier/mon-compte/tarif-reduit')
    await send(page, 'carte.jpg', Buffer.from('<html>not a picture</html>'))
    await expect(page.getByRole('alert')).toContainText('ni un PDF, ni une photo')
    await expect(page.getByRole('radio')).toBeChecked()
    await send(page, 'carte.jpg', await photo())
    await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()
    await page.getByRole('button', { name: /Retirer ma demande/ }).click()
    await expect(page.getByText('Votre demande est retirée')).toBeVisible()
  })
})

test('[1.C1] [1.H4] a member asks for the reduced price with a proof, the office grants it, the price is there', async ({
  page,
  browser,
}) => {
  await logIn(page, member, password, '/atelier/mon-compte/acheter')
  await page.getByText('+ de détails').first().click()
  await page.getByRole('link', { name: 'Demander le tarif réduit' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Tarif réduit' })).toBeVisible()

  await send(page, 'carte.pdf', await photo())
  await expect(page.getByText('ne correspond pas à son nom').first()).toBeVisible()
  await expect(page.getByRole('radio')).toBeChecked()
  await send(page, 'carte.jpg', await photo())
  await expect(page.getByText('Votre demande est enregistrée')).toBeVisible()
  await expect(page.getByText('En attente', { exact: true })).toBeVisible()

  const office = await openOffice(browser)
  const request = office
    .getByRole('listitem')
    .filter({ has: office.locator('h2') })
    .last()
  const [proof] = await Promise.all([
    office.waitForEvent('download'),
    request.getByRole('link', { name: /Ouvrir le justificatif/ }).click(),
  ])
  expect(proof.suggestedFilename()).toMatch(/^justificatif-[0-9a-f]{8}\.jpg$/)
  const bytes = readFileSync(await proof.path())
  expect(bytes.includes('Secret')).toBe(false)
  expect((await sharp(bytes).metadata()).width).toBe(640)
  await request.getByRole('button', { name: /^Accorder/ }).click()
  await expect(office.getByText('Le tarif réduit est accordé')).toBeVisible()
  await office.context().close()

  await waitForMail(member, /Tarif réduit accordé/)
  await page.goto('/atelier/mon-compte/acheter')
  await expect(page.getByText('bénéficie du tarif réduit')).toBeVisible()
  await page.getByRole('button', { name: /Ajouter au panier : Adhésion/ }).click()
  await expect(page.getByText('C’est dans votre panier.')).toBeVisible()
  await page.goto('/atelier/panier')
  await expect(page.getByText(/^30,00\s€\s*tarif réduit, au lieu de 50,00\s€$/)).toBeVisible()
})
