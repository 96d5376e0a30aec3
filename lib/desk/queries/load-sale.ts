import 'server-only'
import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { orders } from '@/db/schema/orders'
import { listTrials } from '@/lib/cart/queries'
import { computeTotal, fingerprintCart, isReducedFor, listProblems } from '@/lib/cart/rules'
import type { CartLearner, CartLine, CartOffer, LineProblem } from '@/lib/cart/types'
import { isSoldOnline } from '@/lib/catalogue/rules'
import type { Instant } from '@/lib/core/time'
import { dayOf } from '@/lib/core/time'
import { giveToBearer } from '@/lib/gifts/rules'
import { listPaidLearners } from '@/lib/learners/queries'
import { listMembersAmong } from '@/lib/memberships/queries'
import { listGrantsOfLearners } from '@/lib/pricing/queries/list-grants'
import { computePrice, hasReducedRate } from '@/lib/pricing/rules'
import { getTermsInForce, type Structure } from '@/lib/structures/queries'
import type { WantedLine } from '../types'

/** A sale as it stands now: today's prices for each learner, and why lines can't be sold as they are. */
export type LoadedSale = {
  lines: CartLine[]
  totalCents: number
  problems: LineProblem[]
  learners: CartLearner[]
  /** Everything on sale, for the page to choose from. */
  offers: CartOffer[]
  termsVersionId: string
  /** What the page shows, in short: its form sends it back. */
  seen: string
}

async function listOffersOnSale(executor: Executor, structureId: string): Promise<CartOffer[]> {
  const rows = await executor
    .select()
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.isPublished, true)))
    .orderBy(asc(offers.position), asc(offers.name))
  // A package of a group course needs its start date, which the cart asks.
  return rows.filter((offer) => isSoldOnline(offer) && offer.kind !== 'group')
}

/** The lines asked for, read against the catalogue and the learners of the client's file; an offer that isn't on sale is no line. */
export async function loadSale(
  executor: Executor,
  structure: Structure,
  clientFileId: string,
  wanted: readonly WantedLine[],
  now: Instant,
): Promise<LoadedSale> {
  const day = dayOf(now, structure.timeZone)
  const [onSale, learners, terms] = await Promise.all([
    listOffersOnSale(executor, structure.id),
    listPaidLearners(executor, structure.id, clientFileId),
    getTermsInForce(structure.id),
  ])
  const ids = learners.map(({ id }) => id)
  const [grants, members, trials] = await Promise.all([
    listGrantsOfLearners(executor, structure.id, ids),
    listMembersAmong(executor, structure.id, ids, day),
    listTrials(executor, structure.id, ids, null),
  ])
  const reduced = new Set(ids.filter((id) => hasReducedRate(grants, id, day)))
  const lines = wanted.flatMap(({ offerId, learnerId }, rank): CartLine[] => {
    const offer = onSale.find(({ id }) => id === offerId)
    const learner = learners.find(({ id }) => id === learnerId) ?? null
    if (!offer) return []
    const price = computePrice(offer, isReducedFor(offer, learner, reduced))
    const gift = offer.kind === 'gift' ? giveToBearer(day) : null
    const asShown = { shownPriceCents: price.priceCents, shownConditions: '', addedAt: now }
    const details = { gift, firstSessionId: null, plan: null }
    return [{ id: String(rank), offer, learner, ...price, ...asShown, ...details }]
  })
  return {
    lines,
    totalCents: computeTotal(lines),
    problems: listProblems(lines, { day, members, trials }),
    learners,
    offers: onSale,
    termsVersionId: terms.id,
    seen: fingerprintCart(lines, terms.id),
  }
}

/** An earlier sale of the same page: a second click finds it. */
export async function findSaleNumber(executor: Executor, structureId: string, saleKey: string): Promise<number | null> {
  const order = await executor.query.orders.findFirst({
    columns: { number: true },
    where: (row, { and: all, eq: is }) => all(is(row.structureId, structureId), is(row.saleKey, saleKey)),
  })
  return order?.number ?? null
}

/** For the page: the database as it is. */
export const previewSale = (structure: Structure, clientFileId: string, wanted: readonly WantedLine[], now: Instant) =>
  loadSale(db(), structure, clientFileId, wanted, now)

export type RecentSale = { number: number; totalCents: number; orderedAt: Date }

/** A sale that this client has just had: whoever comes back to the page sees it before selling the same again. */
export async function findRecentSale(structureId: string, clientFileId: string): Promise<RecentSale | null> {
  const [order] = await db()
    .select({ number: orders.number, totalCents: orders.totalCents, orderedAt: orders.orderedAt })
    .from(orders)
    .where(
      and(
        eq(orders.structureId, structureId),
        eq(orders.clientFileId, clientFileId),
        isNotNull(orders.saleKey),
        sql`${orders.orderedAt} > app_now() - interval '15 minutes'`,
      ),
    )
    .orderBy(desc(orders.number))
    .limit(1)
  return order ?? null
}
