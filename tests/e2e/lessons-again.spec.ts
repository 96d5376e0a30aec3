import postgres from 'postgres'
import { logIn, waitForMail } from './support/journey'
import { expect, places, test } from './support/test'

test.setTimeout(120_000)

const secret = 'diapason-la-440'
const thomas = 'thomas.girard@exemple.example'

test('[1.F6] [1.G8] [1.H8] the same time every week, one moved in one step, one cancelled late, one by the office', async ({
  page,
  context,
}) => {
  await logIn(page, thomas, secret)
  await page.goto('/atelier/mon-compte/reserver')
  await page.getByRole('link', { name: /10 cours restants/ }).click()
  const choice = page.getByRole('button', { name: 'Continuer et choisir un horaire' })
  const week = page.getByRole('heading', { name: /^Semaine du lundi/ })
  await choice.or(week).first().waitFor()
  if (await choice.isVisible()) await choice.click()
  const before = await week.textContent()
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  await expect(week).not.toHaveText(before ?? '')
  await page
    .getByRole('link', { name: /^Réserver \d\d:\d\d/ })
    .first()
    .click()
  await page.getByRole('link', { name: 'Réserver chaque semaine à cette heure' }).click()
  await expect(page.getByRole('heading', { name: /dates libres$/ })).toBeVisible()
  await page.getByRole('button', { name: /^Réserver les \d+ cours libres$/ }).click()
  await expect(page.getByText(/^Vos \d+ cours sont réservés$/)).toBeVisible()
  const told = await waitForMail(thomas, /cours réservés avec/)
  expect(told.attachments.map(({ filename }) => filename)).toEqual(['cours.ics'])

  await page
    .getByRole('link', { name: /^Déplacer le cours du/ })
    .last()
    .click()
  await page
    .getByRole('link', { name: /^Déplacer le cours à/ })
    .last()
    .click()
  await expect(page.getByRole('heading', { name: 'Avant' })).toBeVisible()
  await page.getByRole('button', { name: 'Confirmer le nouvel horaire' }).click()
  await expect(page.getByText('Votre cours est déplacé', { exact: true })).toBeVisible()
  const moved = await waitForMail(thomas, /^Cours déplacé/)
  expect(Buffer.from(moved.attachments[0]!.content, 'base64').toString()).toContain('SEQUENCE:1')

  // All his lessons are within a notice of three months.
  const sql = postgres(places.database, { max: 1 })
  await sql`update passes set cancellation_notice_hours = 2200 where client_file_id in (
    select f.id from client_files f join accounts a on a.id = f.account_id where a.email = ${thomas})`
  await sql.end()
  await page.goto('/atelier/mon-compte/suivi')
  await expect(page.getByText('Il vous reste 1 annulation tardive sur ce forfait.').first()).toBeVisible()
  await expect(page.getByRole('link', { name: /^Déplacer le cours du/ })).toHaveCount(0)
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Utiliser une annulation tardive et annuler le cours' }).click()
  await expect(page.getByText('Votre cours est annulé', { exact: true })).toBeVisible()
  await expect(page.getByText('Ce forfait n’a plus d’annulation tardive.').first()).toBeVisible()

  await context.clearCookies()
  await logIn(page, 'administration@latelier.example', secret)
  await page.goto('/atelier/gestion/reserver?q=girard')
  await page
    .getByRole('link', { name: /^Ouvrir/ })
    .last()
    .click()
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .last()
    .click()
  await page.getByLabel('Motif').fill('Vu au téléphone')
  await page.getByRole('button', { name: 'Annuler ce cours' }).click()
  await expect(page.getByText('Le cours est annulé', { exact: true })).toBeVisible()
  await waitForMail(thomas, /^Cours annulé/)
})
