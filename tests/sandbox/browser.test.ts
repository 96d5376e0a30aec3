import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '@/scripts/lib/browser.mjs'
import { getJson, openSandbox, PUBLISHABLE_KEY } from './support'

const world = openSandbox()
let browser: Browser
let page: Page
let origin: string
let closeSite: () => void
const complaints: string[] = []

/** The merchant's site, with the strictest policy under which the payment page is served. */
async function startSite(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: ['tests/sandbox/checkout-page.tsx'],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const script = outputFiles[0]!.contents
  const sandbox = world.sandbox.url
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Paiement</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main><h1>Paiement</h1><div id="root"></div></main>
    <script src="${sandbox}/stripe.js"></script><script src="/page.js"></script></body></html>`
  const policy = `default-src 'none'; script-src 'self' ${sandbox}; frame-src ${sandbox}; connect-src 'self' ${sandbox}; style-src 'self'; img-src 'self'`
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    response.setHeader('content-security-policy', policy)
    if (request.url?.startsWith('/favicon')) return response.writeHead(204).end()
    if (request.url?.startsWith('/retour')) return response.end('<!doctype html><title>Retour</title>')
    response.end(isScript ? script : html)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  closeSite = () => {
    server.closeAllConnections()
    server.close()
  }
}

beforeAll(async () => {
  await startSite()
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']
  browser = await chromium.launch({ executablePath: findBrowser(), args })
})
afterAll(async () => {
  await browser?.close()
  closeSite?.()
})
beforeEach(async () => {
  complaints.length = 0
  const context = await browser.newContext({ locale: 'fr-FR' })
  page = await context.newPage()
  page.setDefaultTimeout(8_000)
  page.on('console', (message) => {
    // A refused card is a 402, which the browser notes by itself.
    if (['error', 'warning'].includes(message.type()) && !message.text().includes('402'))
      complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
})
afterEach(async () => {
  await page.context().close()
  expect(complaints).toEqual([])
})

const card = () => page.frameLocator('iframe[name^="__privateStripeFrame"]')

async function openCheckout(redirect = 'always') {
  const intent = await world.stripe.paymentIntents.create({ amount: 4_200, currency: 'eur' })
  const query = new URLSearchParams({ key: PUBLISHABLE_KEY, secret: intent.client_secret!, redirect })
  await page.goto(`${origin}/paiement?${query}`)
  await page.getByText('prêt').waitFor()
  return intent
}

async function fillCard(number: string, expiry = '12/34', cvc = '123') {
  await card().getByLabel('Numéro de carte').fill(number)
  await card().getByLabel('Date d’expiration (MM/AA)').fill(expiry)
  await card().getByLabel('Cryptogramme (CVC)').fill(cvc)
}
const pay = () => page.getByRole('button', { name: 'Payer' }).click()
const read = (id: string) => getJson(`${world.sandbox.url}/payments/${id}`)
const checkAxe = async () => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
}

describe('the official React package on the stand-in of Stripe.js [1.D2]', () => {
  it('pays and returns with what Stripe adds to the address', async () => {
    const { id, client_secret } = await openCheckout()
    await checkAxe()
    await fillCard('4242 4242 4242 4242')
    await page.getByText('complet', { exact: true }).waitFor()
    await pay()
    await page.waitForURL(/\/retour/)
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      order: '7',
      payment_intent: id,
      payment_intent_client_secret: client_secret,
      redirect_status: 'succeeded',
    })
    expect(await read(id)).toMatchObject({ status: 'succeeded', paid_charges: 1 })
    const { payment_method } = await world.stripe.paymentIntents.retrieve(id, { expand: ['payment_method'] })
    expect(payment_method).toMatchObject({ billing_details: { name: 'Camille Dupont' } })
  })

  it('stays on the page when no redirection is needed, and pays once for two clicks', async () => {
    const { id } = await openCheckout('if_required')
    await fillCard('4242424242424242', '1234')
    await page.getByRole('button', { name: 'Payer' }).dblclick()
    await page.getByText('succeeded').waitFor()
    expect(await read(id)).toMatchObject({ charges: 1, paid_charges: 1 })
  })

  it.each([
    ['Accepter', 'succeeded', 'succeeded'],
    ['Refuser', 'requires_payment_method', 'failed'],
    ['Abandonner', 'requires_action', 'failed'],
  ])('3-D Secure: %s [1.D3]', async (button, status, redirectStatus) => {
    const { id } = await openCheckout()
    await fillCard('4000 0027 6000 3184')
    await pay()
    await page.getByRole('heading', { name: 'Banque de démonstration' }).waitFor()
    await checkAxe()
    await page.getByRole('button', { name: button }).click()
    await page.waitForURL(/\/retour/)
    expect(new URL(page.url()).searchParams.get('redirect_status')).toBe(redirectStatus)
    expect((await read(id)).status).toBe(status)
  })

  it('says in French why a card is refused, and tries again', async () => {
    const { id } = await openCheckout('if_required')
    await fillCard('4000000000009995')
    await pay()
    await page.getByText('card_error · card_declined · La provision de votre carte est insuffisante.').waitFor()
    await fillCard('4000000000000127')
    await pay()
    await card().getByText('Le cryptogramme de la carte est incorrect.').waitFor()
    await fillCard('4242424242424242')
    await pay()
    await page.getByText('succeeded').waitFor()
    expect(await read(id)).toMatchObject({ charges: 3, paid_charges: 1 })
  })

  it('shows what is missing beside its field, without asking the bank', async () => {
    const { id } = await openCheckout()
    await pay()
    await page.getByText('validation_error · incomplete_number').waitFor()
    const number = card().getByLabel('Numéro de carte')
    expect(await number.getAttribute('aria-invalid')).toBe('true')
    await card().getByText('La date d’expiration est incomplète.').waitFor()
    expect(await number.evaluate((node) => node === document.activeElement)).toBe(true)
    await checkAxe()
    await fillCard('4242 4242 4242 4241', '01/20')
    await card().getByText('Le numéro de la carte n’est pas valide.').waitFor()
    await card().getByText('La date d’expiration est passée.').waitFor()
    expect((await read(id)).charges).toBe(0)
  })

  it('formats what is typed by keyboard, and Enter pays', async () => {
    await openCheckout('if_required')
    await card().getByLabel('Numéro de carte').focus()
    await page.keyboard.type('378282246310005')
    await page.keyboard.press('Tab')
    await page.keyboard.type('434')
    await page.keyboard.press('Tab')
    await page.keyboard.type('12345')
    expect(await card().getByLabel('Numéro de carte').inputValue()).toBe('3782 822463 10005')
    expect(await card().getByLabel('Date d’expiration (MM/AA)').inputValue()).toBe('04 / 34')
    expect(await card().getByLabel('Cryptogramme (CVC)').inputValue()).toBe('1234')
    await page.keyboard.press('Enter')
    await page.getByText('succeeded').waitFor()
  })

  it('looks as its page asks, and keeps the number in a frame of another origin', async () => {
    await openCheckout()
    const number = card().getByLabel('Numéro de carte')
    const look = await number.evaluate((node) => {
      const label = document.querySelector('.Label')!
      return [
        getComputedStyle(node).backgroundColor,
        getComputedStyle(label).fontWeight,
        getComputedStyle(node).fontFamily,
      ]
    })
    expect(look).toEqual(['rgb(255, 248, 231)', '700', 'serif'])
    const frame = page.frames().find((one) => one.name().startsWith('__privateStripeFrame'))
    expect(new URL(frame!.url()).origin).toBe(world.sandbox.url)
    expect(await page.locator('input').count()).toBe(0)
    await page.setViewportSize({ width: 360, height: 740 })
    const box = await page.locator('iframe').boundingBox()
    const inner = await card().locator('form').boundingBox()
    expect(Math.abs(box!.height - inner!.height)).toBeLessThan(2)
  })
})
