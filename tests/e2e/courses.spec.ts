import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}
const admin = staff.find(({ role }) => role === 'admin')!.email

const day = 86_400_000
/** The second Sunday from now on, and others so many weeks after it: nobody of the demonstration teaches at dawn. */
const sunday = (weeks: number): string => {
  const today = new Date()
  const first = new Date(today.getTime() + (7 - today.getDay() + 7) * day)
  return new Date(first.getTime() + weeks * 7 * day).toLocaleDateString('fr-FR')
}
const name = `Chorale de l’aube ${process.pid}`

async function describeCourse(page: Page): Promise<void> {
  await page.getByLabel('Nom du cours').fill(name)
  await page.getByLabel('Professeur').selectOption({ label: 'Paul Verdier' })
  await page.getByLabel('Salle').selectOption({ index: 1 })
  await page.getByLabel('Jour de la semaine').selectOption('7')
  await page.getByLabel('Heure de début').fill('06:30')
  await page.getByLabel('Durée en minutes').fill('90')
  await page.getByLabel('Nombre de places').fill('10')
  await page.getByLabel('Premier jour').fill(sunday(0))
  await page.getByLabel('Dernier jour').fill(sunday(30))
}

/** The day of a session as its page's form has it: holidays and closures decide which Sundays there are. */
async function dayOfSession(page: Page, session: Locator): Promise<string> {
  await session.click()
  await page.getByText('Choisir un autre moment ou une autre salle').click()
  const shown = await page.getByRole('textbox', { name: 'Jour' }).inputValue()
  await page.goBack()
  return shown
}

async function moveTo(page: Page, when: string): Promise<void> {
  await page.getByText('Choisir un autre moment ou une autre salle').click()
  await page.getByRole('textbox', { name: 'Jour' }).fill(when)
  await page.getByRole('button', { name: 'Voir ce que cela change' }).click()
}

test('[1.H1] [1.H12] a course is looked at date by date, created, and its sessions moved, widened and cancelled', async ({
  page,
}) => {
  await logIn(page, admin, password, '/atelier/gestion/cours')
  await page.getByRole('link', { name: 'Nouveau cours' }).first().click()
  await describeCourse(page)
  await page.getByRole('button', { name: 'Voir les dates' }).click()
  await expect(page.getByRole('heading', { name: /^Aperçu/ })).toBeVisible()
  await expect(page.getByText(/n’(a|ont) pas de séance/)).toBeVisible()
  await page.getByRole('button', { name: /^Créer le cours/ }).click()
  await expect(page.getByText('Le cours est créé')).toBeVisible()
  const sessions = page.getByRole('link', { name: /^dimanche .* à 6\sh\s30$/i }).filter({ visible: true })
  const next = await dayOfSession(page, sessions.nth(1))
  await sessions.first().click()

  await expect(page.getByText('Personne n’est encore inscrit')).toBeVisible()
  await moveTo(page, next)
  await expect(page.getByText('Déjà pris à ce moment')).toBeVisible()
  await expect(page.getByText(`Paul Verdier\u00a0: ${name}`)).toBeVisible()
  await page
    .getByRole('textbox', { name: 'Heure de début' })
    .or(page.getByLabel('Heure de début'))
    .first()
    .fill('04:30')
  await page.getByRole('button', { name: 'Voir ce que cela change' }).click()
  await page.getByLabel('Raison, dite aux participants').first().fill('Marché ce matin-là')
  await page.getByRole('button', { name: 'Déplacer la séance' }).click()
  await expect(page.getByText('La séance est déplacée')).toBeVisible()
  await expect(page.getByText(/^Prévue à l’origine le/)).toBeVisible()

  await page.getByLabel('Places de cette séance').fill('999')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText(/^Cette salle accueille 45 personnes/).first()).toBeVisible()
  await page.getByText('Voir ce que devient chaque place').click()
  await page.getByLabel('Raison, dite aux participants').last().fill('Professeur souffrant')
  await page.getByRole('button', { name: 'Annuler la séance' }).click()
  await expect(page.getByText('La séance est annulée')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Déplacer la séance' })).toHaveCount(0)

  await page.goto('/atelier/gestion/fermetures')
  await page.getByLabel('Motif').fill('Travaux')
  await page.getByLabel('Premier jour').fill(next)
  await page.getByRole('button', { name: 'Voir ce qui est prévu ces jours-là' }).click()
  await expect(page.getByText(name, { exact: false })).toBeVisible()
})
