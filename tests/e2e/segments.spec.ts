import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const admin = accounts.staff.find(({ role }) => role === 'admin')!.email

test('[2.D1] [2.D2] a segment is built, counted as it changes, shown on a map, and kept under its name', async ({
  page,
}) => {
  await logIn(page, admin, accounts.password, '/atelier/gestion/segments/nouveau')
  const result = page.getByRole('status').filter({ hasText: /client/ })
  const countOf = async () => Number.parseInt((await result.textContent())!.replace(/\s/g, ''), 10)
  await page.getByRole('button', { name: 'habitent (pays, codes postaux)' }).click()
  await expect(result).toContainText('Les clients qui habitent en France.')
  const everywhere = await countOf()
  await page.getByLabel(/^Codes postaux/).fill('75')
  await expect(result).toContainText('en France (code postal 75…)')
  const inParis = await countOf()
  expect(inParis).toBeGreaterThan(0)
  expect(inParis).toBeLessThan(everywhere)

  await page.getByRole('link', { name: 'Carte' }).click()
  await expect(page.getByRole('img', { name: 'Les clients du segment par ville, sur une carte' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Clients par ville' })).toContainText('Paris')

  await page.getByLabel('Nom du segment').fill('Parisiens')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Le segment est enregistré.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Parisiens' })).toBeVisible()
  expect(await countOf()).toBe(inParis)

  await page.getByRole('button', { name: 'Retirer ce segment' }).click()
  await expect(page.getByText('Le segment est retiré.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Parisiens' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(page.getByText('Le segment est de retour.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Parisiens' })).toBeVisible()
})
