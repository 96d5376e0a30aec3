import { readFileSync } from 'node:fs'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const { password, staff } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  staff: { email: string; role: string }[]
}

test('[2.A1] [2.A2] a morning in the office: a client found with a mistake, by keyboard; a note on two of them, undone', async ({
  page,
}) => {
  await logIn(page, staff.find(({ role }) => role === 'admin')!.email, password)
  await expect(page).toHaveURL(/\/atelier\/gestion$/)

  const palette = page.getByRole('dialog')
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await page.keyboard.type('vaseur')
  await expect(palette.getByRole('menuitem', { name: /Claire Vasseur/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Claire Vasseur' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^Inscrit/ })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Commandes et règlements' })).toBeVisible()

  await page.getByRole('link', { name: 'Tous les dossiers' }).click()
  await page.getByLabel(/^Nom, téléphone/).pressSequentially('paris')
  await expect(page).toHaveURL(/q=paris/)
  await expect(page.getByRole('status').first()).toContainText('dossiers les plus proches')
  const boxes = page.getByRole('table').getByRole('checkbox')
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('button', { name: 'Ajouter une note' }).click()
  await page.getByLabel(/^La note/).fill('Préfère le téléphone')
  await page.getByRole('button', { name: 'Noter les 2 dossiers' }).click()
  await expect(page.getByText('La note est ajoutée à 2 dossiers.')).toBeVisible()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await expect(page.getByText('Les 2 notes sont retirées.')).toBeVisible()
})
