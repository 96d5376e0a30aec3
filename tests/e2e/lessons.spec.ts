import type { Page } from '@playwright/test'
import postgres from 'postgres'
import { logIn } from './support/journey'
import { tabTo } from './support/keyboard'
import { expect, places, test } from './support/test'

test.setTimeout(150_000)

const secret = 'diapason-la-440'
const claire = 'claire.vasseur@exemple.example'

/** To the confirmation of a free slot, some weeks ahead so that tests don't meet each other. */
async function chooseSlot(page: Page, weeks: number): Promise<URL> {
  await page.goto('/atelier/mon-compte/reserver')
  await page
    .getByRole('link', { name: /^Choisir/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Continuer et choisir un horaire' }).click()
  for (let week = 0; week < weeks; week++) {
    const shown = page.getByRole('heading', { name: /^Semaine du lundi/ })
    const before = await shown.textContent()
    await page.getByRole('link', { name: 'Semaine suivante' }).click()
    await expect(shown).not.toHaveText(before ?? '')
  }
  await page
    .getByRole('link', { name: /^Réserver \d\d:\d\d/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Confirmer la réservation' })).toBeVisible()
  return new URL(page.url())
}

const remaining = async (page: Page): Promise<string> => {
  await page.goto('/atelier/mon-compte/reserver')
  return (
    (await page
      .getByRole('link', { name: /^Choisir/ })
      .first()
      .getAttribute('aria-label')) ?? ''
  )
}

test('[1.F4] a slot taken meanwhile is said, the week is shown again and the pass keeps its credit', async ({
  page,
}) => {
  await logIn(page, claire, secret)
  const before = await remaining(page)
  const address = await chooseSlot(page, 3)
  const teacherId = address.pathname.split('/').at(-2)!
  const sql = postgres(places.database, { max: 1 })
  const horaire = address.searchParams.get('horaire')!
  await sql`insert into agenda_claims (structure_id, resource_kind, resource_id, during, owner_kind, owner_id)
    select structure_id, 'teacher', id, tstzrange(${horaire}::timestamp at time zone 'Europe/Paris', ${horaire}::timestamp at time zone 'Europe/Paris' + interval '1 hour', '[)'), 'hold', gen_random_uuid()
    from teachers where id = ${teacherId}`
  await page.getByRole('button', { name: 'Confirmer la réservation' }).click()
  await expect(page.getByText('Ce créneau vient d’être réservé').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Semaine du lundi/ })).toBeVisible()
  expect(await remaining(page)).toBe(before)
  await sql`delete from agenda_claims where owner_kind = 'hold' and resource_id = ${teacherId}`
  await sql.end()
})

test('[1.F4] [1.G4] two tabs book one lesson, and cancel it once', async ({ page, context }) => {
  await logIn(page, claire, secret)
  const address = await chooseSlot(page, 4)
  const other = await context.newPage()
  await other.goto(address.href)
  await page.getByRole('button', { name: 'Confirmer la réservation' }).dblclick()
  await expect(page.getByText('Votre cours est réservé', { exact: true })).toBeVisible()
  const after = await remaining(page)
  await other.getByRole('button', { name: 'Confirmer la réservation' }).click()
  await expect(other.getByText('Votre cours est réservé', { exact: true })).toBeVisible()
  expect(await remaining(other)).toBe(after)

  await page.goto('/atelier/mon-compte/suivi')
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .last()
    .click()
  await page.getByRole('button', { name: 'Annuler le cours' }).waitFor()
  await other.goto(page.url())
  await page.getByRole('button', { name: 'Annuler le cours' }).click()
  await expect(page.getByText('Votre cours est annulé', { exact: true })).toBeVisible()
  await other.getByRole('button', { name: 'Annuler le cours' }).click()
  await expect(other.getByText(/annulé/).first()).toBeVisible()
})

test('[6.A1] a slot is booked and cancelled by keyboard alone', async ({ page }) => {
  await logIn(page, claire, secret)
  const address = await chooseSlot(page, 5)
  const day = address.searchParams.get('horaire')!.slice(0, 10)
  await page.goto(`${address.pathname.replace('/confirmer', '')}?semaine=${day}`)
  const slot = page.getByRole('link', { name: /^Réserver \d\d:\d\d/ }).first()
  await slot.focus()
  await page.keyboard.press('Enter')
  const confirm = page.getByRole('button', { name: 'Confirmer la réservation' })
  await confirm.waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Confirmer la réservation' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre cours est réservé', { exact: true })).toBeVisible()
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .last()
    .focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Annuler le cours' }).waitFor()
  await tabTo(page, page.getByRole('button', { name: 'Annuler le cours' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('Votre cours est annulé', { exact: true })).toBeVisible()
})

test('[0.I9] somebody else’s pass and lesson are pages that do not exist', async ({ page }) => {
  await logIn(page, claire, secret)
  const address = await chooseSlot(page, 1)
  const [, , , , passId] = address.pathname.split('/')
  await page.context().clearCookies()
  await logIn(page, 'julien.moreau@exemple.example', secret)
  const foreign = await page.request.get(address.pathname.replace('/confirmer', ''))
  expect(foreign.status()).toBe(404)
  expect(await foreign.text()).not.toContain('Vasseur')
  expect((await page.request.get(`/atelier/mon-compte/reserver/${passId}`)).status()).toBe(404)
  expect((await page.request.get('/atelier/mon-compte/reserver/nimporte-quoi')).status()).toBe(404)
})
