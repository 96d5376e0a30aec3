// The README's pictures, taken from a running demonstration: `npm run demo`, then `node scripts/pictures.mjs [address]`.
import { readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { findBrowser } from './lib/browser.mjs'

const base = `${process.argv[2] ?? 'http://localhost:3000'}/atelier`
const { password, accounts, staff } = JSON.parse(
  readFileSync(new URL('../db/seed/accounts.json', import.meta.url), 'utf8'),
)
const [regular] = accounts
const wide = { width: 1280, height: 860 }
const phone = { width: 360, height: 760 }

const browser = await chromium.launch({
  executablePath: findBrowser(),
  env: { ...process.env, LANGUAGE: 'fr' },
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking'],
})

/** A window of its own, logged in with an account when one is given. */
async function open(viewport, { colorScheme = 'light', account } = {}) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    deviceScaleFactor: viewport === phone ? 2 : 1,
  })
  const page = await context.newPage()
  if (account) {
    await page.goto(`${base}/connexion`)
    await page.getByLabel(/^E-?mail/).fill(account.email)
    await page.getByLabel(/^Mot de passe/).fill(password)
    await page.getByRole('button', { name: /connecter/i }).click()
    await page.waitForURL((url) => !url.pathname.endsWith('/connexion'))
  }
  return page
}

const take = async (page, name) => {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `docs/pictures/${name}.jpg`, type: 'jpeg', quality: 82 })
}

async function openWeek(page) {
  await page.goto(`${base}/mon-compte/reserver`)
  await page
    .getByRole('link', { name: /^Choisir/ })
    .first()
    .click()
  await page.getByText('Paul Verdier').first().click()
  await page.getByRole('button', { name: 'Continuer et choisir un horaire' }).click()
  await page.getByRole('link', { name: 'Semaine suivante' }).click()
  await page
    .getByRole('link', { name: /^Réserver \d/ })
    .first()
    .waitFor()
}

const visitor = await open(wide)
await visitor.goto(base)
await take(visitor, 'accueil')
await visitor.goto(`${base}/cours-et-tarifs`)
await take(visitor, 'cours-et-tarifs')

const member = await open(wide, { account: regular })
await openWeek(member)
await member.getByRole('heading', { name: /^Semaine du lundi/ }).evaluate((title) => title.scrollIntoView())
await take(member, 'semaine')
await member.goto(`${base}/mon-compte/suivi`)
await take(member, 'mon-suivi')
await member.goto(`${base}/mon-compte/achats`)
await take(member, 'cadeaux')

const admin = await open(wide, { account: staff.find(({ role }) => role === 'admin') })
await admin.goto(`${base}/gestion`)
await take(admin, 'gestion')
await admin.goto(`${base}/gestion/dossiers?q=claire+vasseur`)
await admin.getByRole('link', { name: 'Vasseur Claire' }).first().click()
await admin.getByRole('heading', { name: /^Inscrit/ }).waitFor()
await take(admin, 'dossier')

const office = await open(wide, { account: staff.find(({ role }) => role === 'accountant') })
await office.goto(`${base}/gestion/commandes`)
await take(office, 'commandes')
await office.goto(`${base}/gestion/commandes?moyen=cheque`)
await office.getByRole('link', { name: /^C\d/ }).first().click()
await office.getByRole('heading', { name: 'Chèques' }).waitFor()
await office.getByRole('heading', { name: 'Chèques' }).evaluate((title) => title.scrollIntoView({ block: 'center' }))
await take(office, 'commande')

const school = await open(wide, { account: staff.find(({ role }) => role === 'admin') })
await school.goto(`${base}/gestion/cours`)
await school.locator('main table').getByRole('link').first().click()
await school.waitForURL(/\/cours\/[0-9a-f-]{36}/)
await school.getByRole('table').first().waitFor()
await take(school, 'cours')
await school.goto(`${base}/gestion/modeles/booking-confirmed`)
await school.frameLocator('iframe').getByRole('heading').first().waitFor()
await take(school, 'modele')

const writer = await open(wide, { account: staff.find(({ role }) => role === 'organiser') })
await writer.goto(`${base}/gestion/envois?vue=brouillons`)
await writer.getByRole('link', { name: 'Les nouvelles de la saison' }).first().click()
await writer.frameLocator('iframe').getByRole('heading').first().waitFor()
await take(writer, 'message')

const inHand = await open(phone, { account: regular })
await openWeek(inHand)
await inHand.getByRole('heading', { name: /^Semaine du lundi/ }).evaluate((title) => title.scrollIntoView())
await take(inHand, 'semaine-telephone')
const atNight = await open(phone, { account: regular, colorScheme: 'dark' })
await atNight.goto(`${base}/mon-compte/suivi`)
await take(atNight, 'mon-suivi-telephone')
await atNight.goto(`${base}/cours-et-tarifs/forfait-10-cours-chant`)
await take(atNight, 'offre-telephone')

await browser.close()
