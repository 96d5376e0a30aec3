import 'server-only'
import { and, asc, desc, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { orders } from '@/db/schema/orders'
import { courseIdsOfOffer, listPackages, listTrials } from '@/lib/cart/queries'
import { computeTotal, fingerprintCart, isReducedFor, listProblems } from '@/lib/cart/rules'
import type { CartLearner, CartLine, CartOffer, LineProblem } from '@/lib/cart/types'
import { isSoldOnline } from '@/lib/catalogue/rules'
import { type Day, dayOf, type Instant } from '@/lib/core/time'
import { giveToBearer } from '@/lib/gifts/rules'
import { listPaidLearners } from '@/lib/learners/queries'
import { listMembersAmong } from '@/lib/memberships/queries'
import { loadPackageFacts } from '@/lib/places/queries'
import { planPackages } from '@/lib/places/rules'
import type { PackageFacts, WantedPackage } from '@/lib/places/types'
import { listGrantsOfLearners } from '@/lib/pricing/queries/list-grants'
import { computePrice, hasReducedRate } from '@/lib/pricing/rules'
import { getTermsInForce, type Structure } from '@/lib/structures/queries'
import type { WantedLine } from '../types'

type OfferOnSale = CartOffer & { courseIds: string[] }

/** A sale as it stands now: today's prices for each learner, and why lines can't be sold as they are. */
export type LoadedSale = {
  lines: CartLine[]
  totalCents: number
  problems: LineProblem[]
  learners: CartLearner[]
  /** Everything on sale, for the page to choose from. */
  offers: OfferOnSale[]
  /** Its packages of group courses, and what decides where they may start ([1.C6]). */
  packages: WantedPackage[]
  packageFacts: PackageFacts
  termsVersionId: string
  /** What the page shows, in short: its form sends it back. */
  seen: string
}

async function listOffersOnSale(executor: Executor, structureId: string): Promise<OfferOnSale[]> {
  const rows = await executor
    .select({ ...getTableColumns(offers), courseIds: courseIdsOfOffer })
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.isPublished, true)))
    .orderBy(asc(offers.position), asc(offers.name))
  return rows.filter(isSoldOnline)
}

type Learners = Awaited<ReturnType<typeof listPaidLearners>>

/** What the prices and the rules of the lines need to know of the learners, on the day. */
async function loadLearnerFacts(executor: Executor, structureId: string, learners: Learners, day: Day) {
  const ids = learners.map(({ id }) => id)
  const [grants, members, trials] = await Promise.all([
    listGrantsOfLearners(executor, structureId, ids),
    listMembersAmong(executor, structureId, ids, day),
    listTrials(executor, structureId, ids, null),
  ])
  return { day, members, trials, reduced: new Set(ids.filter((id) => hasReducedRate(grants, id, day))) }
}

/** The lines that are on sale, by their rank among those asked for. */
const readLines = (wanted: readonly WantedLine[], onSale: readonly OfferOnSale[]) =>
  wanted.flatMap(({ offerId, learnerId, firstSessionId = null }, rank) => {
    const offer = onSale.find(({ id }) => id === offerId)
    return offer ? [{ id: String(rank), offer, courseIds: offer.courseIds, learnerId, firstSessionId }] : []
  })

/** The lines asked for, read against the catalogue and the learners of the client's file; an offer that isn't on sale is no line. */
export async function loadSale(
  executor: Executor,
  structure: Structure,
  clientFileId: string,
  wanted: readonly WantedLine[],
  now: Instant,
): Promise<LoadedSale> {
  const [onSale, learners, terms] = await Promise.all([
    listOffersOnSale(executor, structure.id),
    listPaidLearners(executor, structure.id, clientFileId),
    getTermsInForce(structure.id, undefined, executor),
  ])
  const facts = await loadLearnerFacts(executor, structure.id, learners, dayOf(now, structure.timeZone))
  const sold = readLines(wanted, onSale)
  const packages = listPackages(
    sold,
    learners.map(({ id }) => id),
  )
  const when = { now, noticeHours: structure.settings.bookingNoticeHours, cartId: null }
  const packageFacts = await loadPackageFacts(executor, packages, when)
  const plans = planPackages(packages, packageFacts)
  const lines = sold.map(({ id, offer, learnerId, firstSessionId }): CartLine => {
    const learner = learners.find((candidate) => candidate.id === learnerId) ?? null
    const price = computePrice(offer, isReducedFor(offer, learner, facts.reduced))
    const gift = offer.kind === 'gift' ? giveToBearer(facts.day) : null
    const asShown = { shownPriceCents: price.priceCents, shownConditions: '', addedAt: now }
    return { id, offer, learner, ...price, ...asShown, gift, firstSessionId, plan: plans.get(id) ?? null }
  })
  const totals = { totalCents: computeTotal(lines), problems: listProblems(lines, facts) }
  const seen = fingerprintCart(lines, terms.id)
  return { lines, ...totals, learners, offers: onSale, packages, packageFacts, termsVersionId: terms.id, seen }
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
