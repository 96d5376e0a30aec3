import { readFileSync } from 'node:fs'
import type { Browser, Page } from '@playwright/test'
import { activate, logIn, newcomer, password, signUp, waitForMail } from './support/journey'
import { expect, test } from './support/test'

const { password: staffPassword, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email

/** The office's page of the next session of the course that is nearly full. */
async function openSession(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await logIn(page, admin, staffPassword, '/atelier/gestion/cours')
  await page.getByRole('link', { name: 'Atelier d’improvisation' }).first().click()
  await page.getByRole('table').first().getByRole('link').first().click()
  await expect(page.getByLabel(/^Places de cette séance/)).toBeVisible()
  return page
}

async function setPlaces(office: Page, places: number): Promise<void> {
  await office.getByLabel(/^Places de cette séance/).fill(String(places))
  await office.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(office.getByRole('status')).toContainText('places')
}

/** How many are taken, as the form's help says it. */
async function countTaken(office: Page): Promise<number> {
  const help = await office.getByText(/Jamais moins que les \d+ prises/).textContent()
  return Number(/les (\d+) prises/.exec(help!)![1])
}

test('[1.G10] one waits for a full course, is told of the place that is freed, and takes it', async ({
  page,
  browser,
}) => {
  const person = newcomer('Ines', 'Attend')
  const [office] = await Promise.all([openSession(browser), signUp(page, person).then(() => activate(page, person))])
  const taken = await countTaken(office)
  await setPlaces(office, taken)

  await logIn(page, person.email, password, '/atelier/mon-compte/attente/forfait-4-improvisation')
  await page.getByRole('button', { name: 'Rejoindre la liste' }).click()
  await expect(page.getByRole('status')).toContainText('Vous êtes sur la liste d’attente')
  await expect(page.getByText('Vous êtes en tête de la liste')).toBeVisible()

  await setPlaces(office, taken + 1)
  const mail = await waitForMail(person.email, /Des places vous attendent/)
  await page.goto(mail.links.find((link) => link.includes('/mon-compte/suivi'))!)
  await expect(page.getByRole('heading', { name: 'Des places vous sont gardées' })).toBeVisible()
  await expect(page.getByRole('timer')).toHaveText(/Il vous reste \d+\sh/)
  await office.reload()
  await expect(office.getByText('Ines Attend').first()).toBeVisible()
  await office.context().close()

  await page.getByRole('button', { name: /^Prendre les places/ }).click()
  await expect(page).toHaveURL(/\/panier/)
  await expect(page.getByText('Forfait 4 cours d’improvisation').last()).toBeVisible()
})
