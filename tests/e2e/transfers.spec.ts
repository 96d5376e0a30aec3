import { readFileSync } from 'node:fs'
import { camt053 } from '../support/statements'
import { addToCart, logIn, waitForMail } from './support/journey'
import { closeSql, findQuietMember, orderIdOf, single, sql } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const accountant = staff.find(({ role }) => role === 'accountant')!.email
test.afterAll(() => closeSql())

test('[1.D4] [1.H3] an order by transfer is active once the bank’s statement is matched; the surplus stays on the account', async ({
  page,
  browser,
}) => {
  const email = await findQuietMember()
  await logIn(page, email, password)
  await addToCart(page, single)
  await page.getByRole('radio', { name: /Virement/ }).check()
  await page.getByLabel(/Je demande à commencer les cours/).check()
  await page.getByLabel(/J’ai lu et j’accepte/).check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/paiement\//)
  const orderId = orderIdOf(page)
  const [order] = await sql()<{ number: number; total_cents: number; iban: string }[]>`
    select o.number, o.total_cents, s.settings->'money'->'bank'->>'iban' as iban
    from orders o join structures s on s.id = o.structure_id where o.id = ${orderId}`
  await expect(page.getByText(`C${order!.number}`).first()).toBeVisible()

  const office = await (await browser.newContext()).newPage()
  await logIn(office, accountant, password, '/atelier/gestion/virements')
  await office.goto('/atelier/gestion/virements')
  const amount = ((order!.total_cents + 1_000) / 100).toFixed(2)
  const statement = camt053(
    [
      { amount, text: `Virement C${order!.number}`, reference: `E2E-${orderId}`, name: 'UNE TANTE' },
      { amount: '4321.00', text: 'Subvention', reference: `E2E-2-${orderId}`, name: 'VILLE DE PARIS' },
    ],
    { iban: order!.iban.replaceAll(' ', '') },
  )
  const file = { name: 'releve.xml', mimeType: 'text/xml', buffer: Buffer.from(statement) }
  const send = async () => {
    await office.getByLabel(/Fichier de la banque/).setInputFiles(file)
    await office.getByRole('button', { name: 'Importer le relevé' }).click()
  }
  await send()
  await expect(office.getByText('2 nouveaux virements dans ce relevé')).toBeVisible()

  const line = office.getByRole('listitem').filter({ hasText: `Virement C${order!.number}` })
  await expect(line.getByText('numéro de commande cité')).toBeVisible()
  await expect(line.getByText(/Trop-perçu de 10,00/)).toBeVisible()
  // The payer isn't the client: a person looks first.
  await expect(line.getByRole('checkbox')).not.toBeChecked()
  await line.getByRole('checkbox').check()
  await office.getByRole('button', { name: 'Enregistrer les virements cochés' }).click()
  await expect(office.getByText(/virements? enregistrés?\./)).toBeVisible()

  await send()
  await expect(office.getByText('Ce relevé a déjà été importé : rien n’a changé.')).toBeVisible()
  await office.goto(`/atelier/gestion/commandes/C${order!.number}`)
  await expect(office.getByRole('heading', { name: 'Virements' })).toBeVisible()
  await expect(office.getByText('UNE TANTE').first()).toBeVisible()

  await waitForMail(email, new RegExp(`commande C${order!.number} est confirmée`))
  await page.goto('/atelier/mon-compte/suivi')
  await expect(page.getByRole('img', { name: /1 restant/ }).first()).toBeVisible()
  await page.goto('/atelier/panier')
  await expect(page.getByText(/Vous avez un crédit de 10,00/)).toBeVisible()
})
