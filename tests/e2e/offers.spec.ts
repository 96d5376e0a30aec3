import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { logIn, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email
const client = 'claire.vasseur@exemple.example'
const offer = 'Forfait 10 cours de piano'

/** Prices by 2 %, looked at, done, seen by the public, undone. */
async function changePrices(page: Page): Promise<void> {
  await page.getByLabel('Chercher une offre').fill('10 piano')
  await page.getByRole('button', { name: 'Chercher', exact: true }).last().click()
  await page
    .getByRole('checkbox', { name: `Cocher ${offer}` })
    .filter({ visible: true })
    .check()
  await page.getByRole('button', { name: 'Changer les prix…' }).click()
  await page.getByLabel('Changer de combien pour cent').fill('2')
  await page.getByRole('button', { name: 'Voir les nouveaux prix' }).click()
  await expect(page.getByRole('cell', { name: /^816,00/ })).toBeVisible()
  await page.getByRole('button', { name: 'Changer le prix de cette offre' }).click()
  await expect(page.getByText('Une offre a été modifiée.')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler ce changement' }).click()
  await expect(page.getByText('Une offre est redevenue comme avant.')).toBeVisible()
}

/** A teacher's hours, a quarter longer and back, from the keyboard. */
async function stretchHours(page: Page): Promise<void> {
  await page.goto('/atelier/gestion/disponibilites')
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  await page.waitForURL(/semaine=/)
  const hours = page.getByRole('button', { name: /^Présent, / }).first()
  const before = await hours.getAttribute('aria-label')
  await hours.focus()
  await page.keyboard.press('Shift+ArrowUp')
  await expect(page.getByText(/pas encore enregistré/)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Heures enregistrées/)).toBeVisible()
  expect(await hours.getAttribute('aria-label')).not.toBe(before)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(hours).toHaveAttribute('aria-label', before!)
}

/** More time for a pass, which its holder reads about. */
async function extendPass(page: Page): Promise<void> {
  await page.goto('/atelier/gestion/reserver?q=vasseur')
  await page
    .getByRole('link', { name: /^Ouvrir/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Prolonger ou geler' }).click()
  const lead = await page.getByText(/^Du .* inclus$/).textContent()
  const year = Number(/(\d{4}) inclus/.exec(lead!)![1])
  await page.getByLabel('Nouveau dernier jour').fill(`31/12/${year}`)
  const extension = page.getByRole('region', { name: 'Prolonger' })
  await extension.getByLabel('Raison').fill('Arrêt de travail')
  await extension.getByRole('button', { name: 'Voir ce que cela change' }).click()
  await page.getByRole('button', { name: 'Prolonger ce forfait' }).click()
  await expect(page.getByText(/^Le forfait est prolongé jusqu’au 31 décembre/)).toBeVisible()
  const mail = await waitForMail(client, /est prolongé jusqu’au 31 décembre/)
  expect(mail.text).toContain('Arrêt de travail')
}

test('[1.H1] [1.H2] [1.H9] an admin changes a price and undoes it, stretches hours by keyboard, extends a pass', async ({
  page,
}) => {
  await logIn(page, admin, password, '/atelier/gestion/offres')
  await changePrices(page)
  await stretchHours(page)
  await extendPass(page)
})
