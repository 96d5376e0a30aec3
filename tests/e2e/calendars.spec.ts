import { readWithIcalJs } from '../support/calendars'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

test.setTimeout(60_000)

const secret = 'diapason-la-440'
const parent = 'sophie.lambert@exemple.example'
const teacher = 'paul.verdier@latelier.example'

test('[1.F6] a parent subscribes to the household’s lessons, changes the address, and the old one is nobody’s', async ({
  page,
  request,
}) => {
  await logIn(page, parent, secret)
  await page.goto('/atelier/mon-compte/suivi')
  await page.getByRole('link', { name: 'Abonner mon agenda' }).click()
  const panel = page.getByRole('main')
  await panel.getByRole('button', { name: 'Créer une adresse : Tout le foyer' }).click()
  await expect(panel.getByText('L’adresse est prête')).toBeVisible()
  const field = panel.getByRole('textbox', { name: 'Adresse du calendrier : Tout le foyer' })
  const address = await field.inputValue()
  await expect(panel.getByRole('link', { name: 'S’abonner : Tout le foyer' })).toHaveAttribute('href', /^webcal:/)
  const feed = await request.get(address)
  expect(feed.headers()['content-type']).toContain('text/calendar')
  const summaries = readWithIcalJs(await feed.text()).map(({ summary }) => summary.split(' · ')[0])
  expect(new Set(summaries)).toEqual(new Set(['Sophie', 'Léo', 'Nina']))
  const again = await request.get(address, { headers: { 'if-none-match': feed.headers().etag! } })
  expect(again.status()).toBe(304)
  await panel.getByText('Changer ou supprimer l’adresse').click()
  await panel.getByRole('button', { name: 'Donner une nouvelle adresse : Tout le foyer' }).click()
  await expect(panel.getByText('L’ancienne adresse ne fonctionne plus')).toBeVisible()
  expect(await field.inputValue()).not.toBe(address)
  expect((await request.get(address)).status()).toBe(404)
  expect((await request.get(await field.inputValue())).status()).toBe(200)
})

test('[1.H2] a teacher adds hours by keyboard, is refused those that overlap, and takes them away', async ({
  page,
}) => {
  await logIn(page, teacher, secret)
  await page.goto('/atelier/gestion/disponibilites')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Disponibilités de Paul Verdier')
  const fill = async (from: string, to: string) => {
    const isOpen = (await page.locator('#heures details').getAttribute('open')) !== null
    if (!isOpen) await page.locator('#heures summary').press('Enter')
    const form = page.locator('#heures form')
    await form.getByLabel('Jour').selectOption('Dimanche')
    await form.getByLabel(/^De/).fill(from)
    await form.getByLabel(/^À(?! partir)/).fill(to)
    await form.getByRole('checkbox').first().check()
    await form.getByRole('button', { name: 'Enregistrer ces heures' }).press('Enter')
  }
  await fill('20:00', '22:00')
  await expect(page.getByText('Les heures sont enregistrées')).toBeVisible()
  await expect(page.getByText('Dimanche, 20 h – 22 h')).toBeVisible()
  await fill('21:30', '23:00')
  await expect(page.getByText('Ce professeur est déjà présent à ces heures-là')).toBeVisible()
  await page.getByRole('button', { name: 'Retirer Dimanche, 20 h – 22 h' }).press('Enter')
  await expect(page.getByText('C’est retiré')).toBeVisible()
  await expect(page.getByText('Dimanche, 20 h – 22 h')).toHaveCount(0)
})
