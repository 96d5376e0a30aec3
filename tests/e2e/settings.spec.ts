import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const { password, horizon } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as {
  password: string
  horizon: Record<'accounts' | 'staff', { email: string }[]>
}
const [admin] = horizon.staff
const [member] = horizon.accounts
const settings = '/horizon/gestion/reglages'

/** A green square of one pixel. */
const square = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** What horizon has and hasn't, whoever asks: an office without lessons nor shop, its clients, its settings ([2.F3]). */
const officePages = {
  200: ['', '/dossiers', '/dossiers/1', '/dossiers/doublons', '/equipe', '/journal', '/reglages', '/aide', '/securite'],
  404: ['/agenda', '/cours', '/offres', '/commandes', '/vente', '/cheques', '/cadeaux', '/comptabilite', '/chiffres'],
}
const memberPages = {
  200: ['/mon-compte/profil', '/mon-compte/eleves', '/mon-compte/eleves/ajouter', '/aide'],
  404: [
    '/mon-compte/suivi',
    '/mon-compte/reserver',
    '/mon-compte/achats',
    '/mon-compte/acheter',
    '/panier',
    '/cadeaux',
  ],
}

async function expectPages(page: Page, at: string, pages: Record<number, string[]>): Promise<void> {
  for (const [status, paths] of Object.entries(pages))
    for (const path of paths) {
      const answer = await page.request.get(`${at}${path}`)
      expect(answer.status(), `${at}${path}`).toBe(Number(status))
    }
}

test.use({ allowedConsoleErrors: [/404/] })

test('[2.F3] [2.F4] an admin of horizon changes its words, its pages and its logo; its members read them and find their help', async ({
  page,
  browser,
}) => {
  await logIn(page, admin!.email, password, `${settings}/textes`)
  await page.getByLabel('Message d’accueil').fill('La tournée du printemps est ouverte.')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()

  await page.goto(`${settings}/images`)
  await page.getByLabel(/^Image/).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: square })
  await page.getByLabel(/^Ce qu’elle montre/).fill('Un carré vert')
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await expect(page.getByText('L’image est ajoutée.')).toBeVisible()
  await page.goto(`${settings}/couleurs`)
  await page.getByRole('radio', { name: 'Un carré vert' }).check()
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('C’est enregistré.')).toBeVisible()
  await expect(page.locator('header img').first()).toHaveAttribute('src', /^\/horizon\/photos\//)

  await page.goto(`${settings}/pages/accueil`)
  await page.getByLabel('Titre', { exact: true }).first().fill('Avancer, à son pas.')
  await page.getByRole('button', { name: 'Publier la page' }).click()
  await expect(page.getByText(/^La page est publiée/)).toBeVisible()
  const visitor = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await visitor.goto('/horizon')
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText('Avancer, à son pas.')
  expect((await visitor.goto('/horizon/cours-et-tarifs'))?.status()).toBe(404)
  await page.getByRole('button', { name: 'Annuler le dernier changement' }).click()
  await expect(page.getByText('La version précédente est de retour.')).toBeVisible()

  await expectPages(page, '/horizon/gestion', officePages)
  await page.goto('/horizon/gestion')
  await expect(page.getByRole('main').getByRole('link', { name: 'Dossiers' })).toBeVisible()

  await logIn(visitor, member!.email, password, '/horizon/mon-compte/profil')
  await visitor.goto('/horizon/mon-compte')
  await expect(visitor.getByText('La tournée du printemps est ouverte.')).toBeVisible()
  await expect(visitor.getByRole('link', { name: /panier/i })).toHaveCount(0)
  await expectPages(visitor, '/horizon', memberPages)
  await visitor.getByRole('link', { name: 'Aide' }).first().click()
  await expect(visitor.getByRole('heading', { level: 1 })).toHaveText(/^Mon profil/)
  await visitor.getByRole('link', { name: 'Tous les chapitres' }).first().click()
  await visitor.getByLabel('Chercher dans l’aide').fill('MOT DE PASSE oublie')
  await visitor.getByRole('button', { name: 'Chercher' }).click()
  await expect(visitor.getByRole('link', { name: 'Créer son compte et se connecter' })).toBeVisible()
  await visitor.context().close()
})
