import type { Page } from '@playwright/test'
import accounts from '@/db/seed/accounts.json' with { type: 'json' }
import { listMails, logIn, waitForMail } from './support/journey'
import { expect, places, test } from './support/test'

const organiser = accounts.staff.find(({ role }) => role === 'organiser')!.email
const desk = '/atelier/gestion'
/** Of the demonstration's crowd, three clients who agreed to e-mails. */
const town = 'c.quoi=toutes&c.0.quoi=region&c.0.pays=FR&c.0.cp=93100'
const reader = 'isabelle.renaud@exemple.example'
const other = 'zacharie.poulain@exemple.example'

const minutes = (count: number) => count * 60_000
/** Far from where the clock stands, which doesn't move. */
let tick = Math.floor(Date.now() / minutes(5)) * minutes(5) - minutes(3 * 24 * 60)

/** Five minutes went by: what was confirmed is picked up. */
async function pickUp(): Promise<void> {
  tick += minutes(5)
  const body = JSON.stringify({ from: new Date(tick - 1_000), to: new Date(tick + 1_000) })
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${places.executor}/crons/run-between`, { method: 'POST', headers, body })
  expect(response.status).toBeLessThan(300)
}

async function write(page: Page, subject: string, body: string): Promise<void> {
  await page.getByRole('link', { name: 'Écrire à ce segment' }).click()
  await page.getByRole('button', { name: 'Écrire le message' }).click()
  await page.getByRole('textbox', { name: /^Objet/ }).fill(subject)
  await page.getByRole('textbox', { name: /^Texte/ }).fill(body)
  await page.getByRole('button', { name: 'Vérifier et envoyer' }).click()
}

test('[2.C6] [2.C7] [6.R13] a mass message is checked, watched to its end and received; who unsubscribes gets no other', async ({
  page,
  browser,
}) => {
  await logIn(page, organiser, accounts.password, `${desk}/segments/nouveau?${town}`)
  await page.getByLabel('Nom du segment').fill('Montreuil')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Montreuil' })).toBeVisible()
  const segment = page.url()

  await write(page, 'Portes ouvertes', '{cher},\n\nRABAIS samedi.')
  await expect(page.getByRole('link', { name: /^Un mot tout en majuscules crie : RABAIS\./ })).toBeVisible()
  await page.getByRole('textbox', { name: /^Texte/ }).fill('{cher},\n\nNous ouvrons nos portes samedi.')
  await page.getByRole('button', { name: 'Vérifier et envoyer' }).click()
  await expect(page.getByText('3 personnes le recevront')).toBeVisible()
  const send = page.getByRole('button', { name: 'Envoyer', exact: true })
  await send.click()
  await expect(page.getByText('Cochez chaque point de la liste avant d’envoyer.')).toBeVisible()
  for (const point of await page.getByRole('checkbox').all()) await point.check()
  await send.click()
  await expect(page.getByText('Messages écrits : 0 sur 3')).toBeVisible()
  await pickUp()
  await expect(page.getByText('Tous les messages sont partis.')).toBeVisible()
  await expect(page.getByText('Messages écrits : 3 sur 3')).toBeVisible()
  await page.getByRole('link', { name: /^Destinataires \(/ }).click()
  await expect(page.getByRole('table', { name: 'Destinataires' })).toContainText(reader)

  const mail = await waitForMail(reader, /^Portes ouvertes$/)
  expect(mail.text).toContain('Nous ouvrons nos portes samedi.')
  const link = mail.links.find((address) => address.includes('/desabonnement/'))!
  const theirs = await (await browser.newContext()).newPage()
  await theirs.goto(link)
  await theirs.reload()
  await theirs.getByRole('button', { name: 'Me désabonner' }).click()
  await expect(theirs.getByText('C’est fait : vous êtes désabonné.')).toBeVisible()

  await page.goto(segment)
  await write(page, 'Portes ouvertes, suite', '{cher},\n\nÀ samedi.')
  await expect(page.getByText('2 personnes le recevront')).toBeVisible()
  await expect(page.getByText('10 personnes n’ont pas accepté d’en recevoir')).toBeVisible()
  for (const point of await page.getByRole('checkbox').all()) await point.check()
  await send.click()
  await expect(page.getByText('Messages écrits : 0 sur 2')).toBeVisible()
  await pickUp()
  await waitForMail(other, /^Portes ouvertes, suite$/)
  expect((await listMails(reader)).filter(({ subject }) => subject.startsWith('Portes ouvertes'))).toHaveLength(1)
  await theirs.getByRole('button', { name: 'Me réabonner' }).click()
  await expect(theirs.getByText('C’est fait : vous êtes réabonné.')).toBeVisible()
  await theirs.context().close()
})
