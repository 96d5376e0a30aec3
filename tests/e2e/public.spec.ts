import type { Page } from '@playwright/test'
import { personalSections } from '@/lib/gate/sections'
import { addToCart, logIn } from './support/journey'
import { comeIn, single, sql } from './support/money'
import { expect, places, test } from './support/test'

const secret = 'diapason-la-440'
const claire = 'claire.vasseur@exemple.example'
const offer = 'forfait-4-cours-piano'
const offerPath = `/atelier/cours-et-tarifs/${offer}`

/** Spaces of any kind are one: texts hold French typographic ones. */
const says = (...words: string[]) =>
  new RegExp(
    words
      .join(' ')
      .replace(/[.?()]/g, '\\$&')
      .replace(/ /g, '\\s'),
  )

const expectText = (page: Page, ...words: string[]) => expect(page.getByText(says(...words)).first()).toBeVisible()

type Described = { name: string; offers: { price: string; priceCurrency: string } }
const describedBy = async (page: Page): Promise<Described> => {
  const scripts = await page.locator('script[type="application/ld+json"]').allTextContents()
  return scripts.map((text) => JSON.parse(text)).find((one) => one['@type'] === 'Course')
}

const readPrice = async () => /"price":"(\d+\.\d\d)"/.exec(await (await fetch(places.app + offerPath)).text())?.[1]
const setPrice = (cents: number) => sql()`update offers set price_cents = ${cents} where slug = ${offer}`
let before: number
let changedAt: number

// A page keeps its price for a while: changed before the first of these tests, looked at after the last one.
test.beforeAll(async () => {
  const [row] = await sql()<{ price_cents: number }[]>`select price_cents from offers where slug = ${offer}`
  before = row!.price_cents
  await readPrice()
  await setPrice(before + 1_100)
  changedAt = Date.now()
})

test.afterAll(() => setPrice(before))

test('[1.A3] the sitemap lists pages and offers; robots leave personal pages alone', async ({ request }) => {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const offers = await sql()<{ slug: string }[]>`select o.slug from offers o join structures s on s.id = o.structure_id
    where s.slug = 'atelier' and o.is_published`
  const paths = ['', '/cours-et-tarifs', '/contact', '/location', '/cadeaux', '/conditions-generales-de-vente']
  for (const path of [...paths, ...offers.map(({ slug }) => `/cours-et-tarifs/${slug}`)]) {
    expect(sitemap).toMatch(new RegExp(`<loc>https?://[^/]+/atelier${path}</loc>`))
  }
  const robots = await (await request.get('/robots.txt')).text()
  for (const section of personalSections) {
    expect(robots).toContain(`Disallow: /*/${section}\n`)
    expect(sitemap).not.toContain(`/${section}`)
  }
  expect(robots).toMatch(/^Sitemap: http/m)
})

test('[1.A3] an offer describes itself: its price in euros, and a picture that exists', async ({ page, request }) => {
  await page.goto('/atelier/cours-et-tarifs/forfait-10-cours-piano')
  const [row] = await sql()<{ name: string; price_cents: number }[]>`
    select name, price_cents from offers where slug = 'forfait-10-cours-piano'`
  const price = (row!.price_cents / 100).toFixed(2)
  expect(await describedBy(page)).toMatchObject({ name: row!.name, offers: { price, priceCurrency: 'EUR' } })
  const picture = await page.locator('meta[property="og:image"]').getAttribute('content')
  const answer = await request.get(new URL(picture!).pathname)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toMatch(/^image\//)
})

test('[1.A4] words that members know are on the pages of a visitor', async ({ page }) => {
  await page.goto('/atelier/connexion')
  await expect(page.getByRole('heading', { name: 'Connectez-vous à votre espace personnel' })).toBeVisible()
  await expectText(page, 'Vous n’avez pas encore de compte ?')
  await expect(page.getByRole('link', { name: 'Créer mon compte' }).first()).toBeVisible()
  await page.goto('/atelier/creer-un-compte')
  await expect(page.getByRole('button', { name: 'Créer mon compte' })).toBeVisible()
  await page.goto('/atelier/cours-et-tarifs')
  await expectText(page, 'Adhérer :')
  await expectText(page, 'Acheter un cours ou un forfait :')
  await expectText(page, 'Vous pouvez affiner votre recherche :')
  await page.goto('/atelier/panier')
  await expectText(page, 'Aucun achat dans mon panier.')
})

test('[1.A4] [1.B6] words that members know, and their menu, are on the pages of a member', async ({ page }) => {
  await logIn(page, claire, secret)
  await page.goto('/atelier/mon-compte/suivi')
  await expectText(page, 'Mes forfaits en cours')
  const menu = page.getByRole('navigation', { name: 'Mon compte' })
  const entries = ['Mon profil', 'Mon suivi', 'Réserver un cours', 'Mes achats', 'Acheter/Adhérer', 'Mon panier']
  for (const entry of entries) await expect(menu.getByRole('link', { name: entry })).toBeVisible()
  await expect(menu.getByRole('button', { name: 'Déconnexion' })).toBeVisible()
  await page
    .getByRole('link', { name: /^Annuler le cours/ })
    .first()
    .click()
  await expect(page.getByRole('button', { name: 'Annuler le cours' })).toBeVisible()
})

test('[1.B6] [1.D1] the menu counts the cart; the card is the means, and the terms must be accepted', async ({
  page,
}) => {
  await comeIn(page)
  await addToCart(page, single)
  const cart = page.getByRole('navigation', { name: 'Mon compte' }).getByRole('link', { name: /Mon panier/ })
  await expect(cart).toContainText('1')
  await expectText(page, 'Carte bancaire (recommandé)')
  const terms = page.getByLabel(says('J’ai lu et j’accepte les Conditions Générales de Vente'))
  await expect(terms).not.toBeChecked()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/panier/)
  await terms.check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/paiement\//)
})

test('[1.A4] [1.F3] [1.F5] booking: the teacher to agree with, group courses and gifts', async ({ page }) => {
  await logIn(page, claire, secret)
  await page.goto('/atelier/mon-compte/reserver')
  await expectText(page, 'Les séances d’un cours collectif sont réservées automatiquement dès l’achat.')
  await expect(page.getByRole('link', { name: 'Voir mon suivi' })).toHaveAttribute('href', /\/mon-compte\/suivi$/)
  await expect(page.getByText(/Un cours offert se réserve par téléphone, au\s0\d(\s\d\d){4}/)).toBeVisible()
  await page
    .getByRole('link', { name: /^Choisir/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Continuer et choisir un horaire' }).click()
  await expect(page.getByRole('heading', { name: /^Semaine du lundi/ })).toBeVisible()
  await expectText(page, 'Convenez si possible de l’horaire avec votre professeur avant de réserver.')
  const teacherId = new URL(page.url()).pathname.split('/').at(-1)!
  const [teacher] = await sql()<{ email: string; phone: string }[]>`
    select email, phone from teachers where id = ${teacherId}`
  await expect(page.getByRole('link', { name: teacher!.email })).toHaveAttribute('href', `mailto:${teacher!.email}`)
  await expect(page.locator(`main a[href="tel:${teacher!.phone}"]`).first()).toBeVisible()
})

test('[1.A3] a changed price is on the public page within a minute', async () => {
  test.setTimeout(120_000)
  const timeout = changedAt + 60_000 - Date.now()
  await expect.poll(readPrice, { timeout, intervals: [1_000] }).toBe(((before + 1_100) / 100).toFixed(2))
})
