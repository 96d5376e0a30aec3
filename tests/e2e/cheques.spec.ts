import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { addToCart, logIn, waitForMail } from './support/journey'
import { closeSql, findQuietMember, orderIdOf, sql, withDrawer } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const accountant = staff.find(({ role }) => role === 'accountant')!.email
test.afterAll(() => closeSql())

/** The first instalment that still waits for its cheque, recorded on the order's page. */
async function record(office: Page, orderPath: string, amount?: string): Promise<void> {
  await office.goto(orderPath)
  const form = office
    .locator('form')
    .filter({ has: office.getByLabel('Numéro du chèque') })
    .first()
  if (amount) await form.getByLabel(/Montant écrit/).fill(amount)
  await form.getByRole('button', { name: 'Enregistrer le chèque' }).click()
}

test('[1.D5] [1.D12] [1.H3] three cheques: one to fix, deposited on a slip, active, one bounces', async ({
  page,
  browser,
}) => {
  const email = await findQuietMember()
  await logIn(page, email, password)
  await addToCart(page, 'adhesion-annuelle')
  await addToCart(page, 'forfait-10-cours-chant')
  await page.getByRole('radio', { name: /Chèque/ }).check()
  await page.getByRole('radio', { name: /En 3 fois/ }).check()
  await page.getByLabel(/Je demande à commencer les cours/).check()
  await page.getByLabel(/J’ai lu et j’accepte/).check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page.getByText('Votre commande a bien été enregistrée')).toBeVisible()
  const orderId = orderIdOf(page)
  const [order] = await sql()<{ number: number }[]>`select number from orders where id = ${orderId}`
  const number = `C${order!.number}`
  await expect(page.getByRole('table', { name: 'Montants' }).getByText('Attendu')).toHaveCount(3)
  await expect(page.getByText(/Seul le paiement par carte bancaire permet une obtention immédiate/)).toBeVisible()
  await waitForMail(email, new RegExp(`commande ${number} est enregistrée`))

  const office = await (await browser.newContext()).newPage()
  await logIn(office, accountant, password, `/atelier/gestion/commandes/${number}`)
  const orderPath = `/atelier/gestion/commandes/${number}`
  await record(office, orderPath, '1,00')
  await expect(office.getByText(/Le chèque est noté/)).toBeVisible()
  await withDrawer(async () => {
    for (const _ of [1, 2]) {
      await record(office, orderPath)
      await expect(office.getByText('Le chèque est enregistré.')).toBeVisible()
    }
    await office.goto('/atelier/gestion/cheques')
    await office.getByRole('button', { name: 'Remettre les chèques cochés' }).click()
    await expect(office.getByRole('heading', { name: 'Bordereau de remise de chèques' })).toBeVisible()
    await expect(office.getByRole('cell', { name: number })).toBeVisible()
  })

  await page.goto('/atelier/mon-compte/achats')
  const bought = page.getByRole('article').filter({ hasText: `Commande ${number}` })
  await expect(bought.getByText(/Remis à la banque le/).first()).toBeVisible()
  await expect(bought.getByText(/à remettre à la banque le/).first()).toBeVisible()

  await office.goto(orderPath)
  await office
    .getByText(/rejeté par la banque$/)
    .first()
    .click()
  await office.getByRole('button', { name: 'Rejeté par la banque' }).click()
  await expect(office.getByText(/Le rejet est enregistré/)).toBeVisible()
  await page.goto('/atelier/mon-compte/suivi')
  await expect(page.getByText(/est à régulariser/).first()).toBeVisible()
})
