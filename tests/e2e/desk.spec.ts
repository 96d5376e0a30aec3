import { readFileSync } from 'node:fs'
import { expectAccessible } from './support/accessible'
import { logIn, waitForMail } from './support/journey'
import { closeSql, findQuietMember, sql } from './support/money'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const accountOf = (role: string) => staff.find((person) => person.role === role)!.email
test.use({ allowedConsoleErrors: [/404/] })
test.afterAll(() => closeSql())

test('[1.H8] the accountant sells a package in cash: membership added in a click, active at once, told by mail', async ({
  page,
}) => {
  const email = await findQuietMember()
  const [client] = await sql()<{ number: number; name: string; file: string }[]>`
    select f.number, f.first_name || ' ' || f.last_name as name, f.id as file
    from client_files f join accounts a on a.id = f.account_id where a.email = ${email}`
  // Whatever the demonstration sold them: a package asks for a membership.
  await sql()`update memberships set starts_on = starts_on - 900, ends_on = ends_on - 900 where client_file_id = ${client!.file}`
  await logIn(page, accountOf('accountant'), password)
  await expect(page).toHaveURL(/\/atelier\/gestion$/)

  await page.getByRole('navigation').getByRole('link', { name: 'Vente' }).click()
  await page.getByLabel(/Nom, e-mail/).fill(email)
  await page.getByRole('button', { name: 'Chercher' }).click()
  await page.getByRole('link', { name: `Vendre à ${client!.name}` }).click()
  await page.getByLabel(/^Offre/).selectOption({ label: 'Forfait 10 cours de chant, 800,00\u00a0€' })
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByRole('link', { name: /Ajouter l’adhésion/ }).click()
  await expect(page.getByText('850,00\u00a0€').first()).toBeVisible()
  await page.setViewportSize({ width: 360, height: 800 })
  await expectAccessible(page, page.url())
  await page.getByRole('radio', { name: /Espèces/ }).check()
  await page.getByLabel(/^Référence/).fill('Reçu 214')
  await page.getByRole('button', { name: 'Enregistrer la vente' }).click({ clickCount: 2 })

  await expect(page).toHaveURL(/\/gestion\/commandes\/C\d+\?vente=cash/)
  await expect(page.getByText('La vente est enregistrée')).toBeVisible()
  await expectAccessible(page, page.url())
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByRole('cell', { name: '10 sur 10' })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Reçu 214' })).toBeVisible()
  const number = /(C\d+)/.exec(page.url())![1]!
  await waitForMail(email, new RegExp(`commande ${number} est confirmée`))
  await page.goto(`/atelier/gestion/commandes?q=${encodeURIComponent(email)}&moyen=cash`)
  await expect(page.getByRole('status')).toHaveText('Une commande')
  await page.setViewportSize({ width: 768, height: 900 })
  await expectAccessible(page, page.url())
})

test('[6.S1] a teacher lands on the office’s home and finds no page about money there', async ({ page }) => {
  await logIn(page, accountOf('teacher'), password)
  await expect(page).toHaveURL(/\/atelier\/gestion$/)
  await expect(page.getByRole('heading', { name: 'Disponibilités' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Commandes' })).toHaveCount(0)
  const answer = await page.goto('/atelier/gestion/commandes')
  expect(answer!.status()).toBe(404)
})
