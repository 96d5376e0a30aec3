import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stage } from './stage'
import { excerpt, type Page, type Visitor } from './visitor'

/** One lesson, which needs no membership: it can be bought again and again. */
const offer = '/atelier/cours-et-tarifs/cours-chant'

type Manifest = { node: Record<string, { filename: string; exportedName: string }> }

/** The name under which the build's pages call this action. */
function findAction(buildDir: string, file: string, name: string): string {
  const manifest = join(buildDir, 'server/server-reference-manifest.json')
  const { node } = JSON.parse(readFileSync(manifest, 'utf8')) as Manifest
  const found = Object.entries(node).find(([, action]) => action.filename === file && action.exportedName === name)
  if (!found) throw new Error(`${file} has no action ${name} in ${manifest}`)
  return found[0]
}

/** Somebody who buys one lesson by card on the real pages, step by step. */
export class Buyer {
  constructor(
    private readonly stage: Stage,
    private readonly visitor: Visitor,
  ) {}

  /** A lesson in the cart, then 'Valider ma commande': the order is recorded, its payment page not opened yet. */
  async order(choice: Record<string, string> = {}): Promise<string> {
    const cart = await this.visitor.submit(await this.visitor.open(offer), 'name="offer"')
    const response = await this.visitor.send(cart, 'name="terms"', { terms: 'on', immediate: 'on', ...choice })
    const location = response.headers.get('location') ?? ''
    const [, orderId] = /\/paiement\/([0-9a-f-]{36})/.exec(location) ?? []
    if (!orderId) throw new Error(`no order, but ${response.status} ${location}: ${excerpt(cart)}`)
    return orderId
  }

  /** What the payment page does once it is shown: the intent is made. @returns what the server answered */
  startPayment(orderId: string): Promise<string> {
    const action = findAction(this.stage.buildDir, 'lib/payments/actions.ts', 'startPayment')
    return this.visitor.act(`/atelier/paiement/${orderId}`, action, { structure: 'atelier', order: orderId })
  }

  /** Gives the card on the payment page. @returns the bank's page */
  async giveCard(orderId: string, card?: string): Promise<string> {
    const page = await this.visitor.open(`/atelier/paiement/${orderId}`)
    const answer = await this.startPayment(orderId)
    const [clientSecret] = /pi_\w+_secret_\w+/.exec(answer) ?? []
    if (!clientSecret) throw new Error(`nothing to pay with on ${page.url}: ${answer.slice(0, 1_000)} ${excerpt(page)}`)
    const comeBack = `${this.visitor.origin}/atelier/paiement/${orderId}/retour`
    return this.stage.provider.confirm(clientSecret, comeBack, card)
  }

  /** Where the bank sends the buyer. */
  comeBack = (orderId: string): Promise<Page> => this.visitor.open(`/atelier/paiement/${orderId}/retour`)

  /** From the payment page to the thanks, through the bank. */
  async pay(orderId: string, card?: string): Promise<Page> {
    await this.stage.provider.accept(await this.giveCard(orderId, card))
    return this.comeBack(orderId)
  }
}
