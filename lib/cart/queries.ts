import 'server-only'
import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { cartLines, carts } from '@/db/schema/cart'
import { offers } from '@/db/schema/catalogue'
import { courseSessions } from '@/db/schema/courses'
import { orderLines, orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'
import { clock } from '@/lib/core/clock'
import { type Day, dayOf } from '@/lib/core/time'
import { type CourseLabel, listCourseLabels } from '@/lib/courses/queries/list-course-labels'
import { listPaidLearners } from '@/lib/learners/queries'
import { listMembersAmong, listPeriodsOfLearners } from '@/lib/memberships/queries'
import { findMemberUntil } from '@/lib/memberships/rules'
import { loadPackageFacts } from '@/lib/places/queries'
import { listChoices, planPackages } from '@/lib/places/rules'
import type { PackageFacts, StartDate, WantedPackage } from '@/lib/places/types'
import { listGrantsOfLearners } from '@/lib/pricing/queries/list-grants'
import { computePrice, findReducedUntil, hasReducedRate } from '@/lib/pricing/rules'
import { getTermsInForce, type Terms } from '@/lib/structures/queries'
import { computeTotal, fingerprintCart, isReducedFor, listProblems } from './rules'
import type { Cart, CartFacts, CartLearner, CartLine, CartOffer, CartOwner, LineProblem } from './types'

const ownedBy = (owner: CartOwner) =>
  and(
    eq(carts.structureId, owner.structureId),
    owner.kind === 'file' ? eq(carts.clientFileId, owner.clientFileId) : eq(carts.tokenHash, owner.tokenHash),
  )

const offerColumns = {
  id: offers.id,
  slug: offers.slug,
  kind: offers.kind,
  name: offers.name,
  summary: offers.summary,
  description: offers.description,
  conditions: offers.conditions,
  credits: offers.credits,
  lessonMinutes: offers.lessonMinutes,
  validityMonths: offers.validityMonths,
  postponements: offers.postponements,
  minAge: offers.minAge,
  maxAge: offers.maxAge,
  isTrial: offers.isTrial,
  requiresMembership: offers.requiresMembership,
  priceCents: offers.priceCents,
  reducedPriceCents: offers.reducedPriceCents,
  maxChequeInstalments: offers.maxChequeInstalments,
  maxCardInstalments: offers.maxCardInstalments,
  isPublished: offers.isPublished,
}

/** An offer of the structure, withdrawn ones included: the rule says what may be sold. */
export async function findOfferToSell(
  executor: Executor,
  structureId: string,
  offerId: string,
): Promise<CartOffer | null> {
  const [offer] = await executor
    .select(offerColumns)
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.id, offerId)))
  return offer ?? null
}

/** The membership on sale, the first in the structure's own order. */
export async function findMembershipOffer(structureId: string): Promise<CartOffer | null> {
  const [offer] = await db()
    .select(offerColumns)
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.kind, 'membership'), eq(offers.isPublished, true)))
    .orderBy(asc(offers.position), asc(offers.name))
    .limit(1)
  return offer ?? null
}

/** An order that the cart no longer stands for: of another cart, of the desk, or one whose lines have left it ([1.D7]). */
const isElsewhere = (cartId: string | null) =>
  cartId === null
    ? undefined
    : or(isNull(orders.cartId), ne(orders.cartId, cartId), inArray(orders.means, ['transfer', 'cheque']))

/** '<learner>:<offer>' of the trials paid or waiting for a payment; the cart's own order waiting doesn't count ([1.C5]). A sale at the desk has no cart. */
export async function listTrials(
  executor: Executor,
  structureId: string,
  learnerIds: readonly string[],
  ownCartId: string | null,
): Promise<Set<string>> {
  if (learnerIds.length === 0) return new Set()
  const rows = await executor
    .select({ learnerId: orderLines.learnerId, offerId: orderLines.offerId })
    .from(orderLines)
    .innerJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        eq(orderLines.structureId, structureId),
        inArray(orderLines.learnerId, [...learnerIds]),
        eq(orderLines.isTrial, true),
        or(eq(orders.status, 'paid'), and(eq(orders.status, 'pending'), isElsewhere(ownCartId))),
      ),
    )
  return new Set(rows.map((row) => `${row.learnerId}:${row.offerId}`))
}

/** The courses that the offer of a row is given in. */
export const courseIdsOfOffer = sql<
  string[]
>`array(select given.course_id::text from offer_courses given where given.offer_id = offers.id order by 1)`

async function listRawLines(executor: Executor, cartId: string) {
  return executor
    .select({
      id: cartLines.id,
      learnerId: cartLines.learnerId,
      shownPriceCents: cartLines.shownPriceCents,
      shownConditions: cartLines.shownConditions,
      gift: cartLines.gift,
      firstSessionId: cartLines.firstSessionId,
      courseIds: courseIdsOfOffer,
      addedAt: cartLines.createdAt,
      offer: offerColumns,
    })
    .from(cartLines)
    .innerJoin(offers, eq(offers.id, cartLines.offerId))
    .where(eq(cartLines.cartId, cartId))
    .orderBy(asc(cartLines.createdAt), asc(cartLines.id))
}

export type LoadedCart = {
  cart: Cart
  facts: CartFacts
  /** Those that the owner may buy for; none for a visitor. */
  learners: CartLearner[]
  /** Those of them who have the reduced rate today. */
  reduced: ReadonlySet<string>
  problems: LineProblem[]
  /** Its packages of group courses, and what decides where they may start ([1.C6]). */
  packages: WantedPackage[]
  packageFacts: PackageFacts
}

type PackageLine = Pick<WantedPackage, 'id' | 'learnerId' | 'courseIds' | 'firstSessionId'> & {
  offer: Pick<CartOffer, 'kind' | 'credits'>
}

/** The lines that take sessions of group courses; a learner who is no longer theirs is nobody yet. */
export const listPackages = (lines: readonly PackageLine[], learnerIds: readonly string[]): WantedPackage[] =>
  lines
    .filter(({ offer }) => offer.kind === 'group')
    .map(({ id, learnerId, offer, courseIds, firstSessionId }) => ({
      ...{ id, courseIds, firstSessionId, credits: offer.credits },
      learnerId: learnerId && learnerIds.includes(learnerId) ? learnerId : null,
    }))

/** The courses that a cart's packages are on: locked before their places are looked at to order. */
export async function listCartCourses(executor: Executor, owner: CartOwner): Promise<string[]> {
  const rows = await executor
    .selectDistinct({ courseId: courseSessions.courseId })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .innerJoin(courseSessions, eq(courseSessions.id, cartLines.firstSessionId))
    .where(ownedBy(owner))
  return rows.map(({ courseId }) => courseId)
}

async function findCartRow(executor: Executor, owner: CartOwner) {
  const { currency, timeZone, settings } = structures
  const [row] = await executor
    .select({ cart: carts, currency, timeZone, settings })
    .from(carts)
    .innerJoin(structures, eq(structures.id, carts.structureId))
    .where(ownedBy(owner))
  return row ?? null
}

/** The cart as it stands now: today's prices for each learner, and why lines can't be ordered as they are. */
export async function loadCart(executor: Executor, owner: CartOwner, now: Date): Promise<LoadedCart | null> {
  const row = await findCartRow(executor, owner)
  if (!row) return null
  const day = dayOf(now, row.timeZone)
  const [raw, household] = await Promise.all([
    listRawLines(executor, row.cart.id),
    owner.kind === 'file' ? listPaidLearners(executor, owner.structureId, owner.clientFileId) : [],
  ])
  const ids = household.map((learner) => learner.id)
  const [grants, members, trials] = await Promise.all([
    listGrantsOfLearners(executor, owner.structureId, ids),
    listMembersAmong(executor, owner.structureId, ids, day),
    listTrials(executor, owner.structureId, ids, row.cart.id),
  ])
  const reduced = new Set(ids.filter((id) => hasReducedRate(grants, id, day)))
  const packages = listPackages(raw, ids)
  const when = { now, noticeHours: row.settings.bookingNoticeHours, cartId: row.cart.id }
  const packageFacts = await loadPackageFacts(executor, packages, when)
  const plans = planPackages(packages, packageFacts)
  const lines = raw.map(({ learnerId, courseIds, ...line }): CartLine => {
    const learner = household.find((candidate) => candidate.id === learnerId) ?? null
    const plan = plans.get(line.id) ?? null
    return { ...line, plan, learner, ...computePrice(line.offer, isReducedFor(line.offer, learner, reduced)) }
  })
  const facts = { day, members, trials }
  const { id, version, structureId, clientFileId } = row.cart
  const whose = { id, version, structureId, clientFileId, currency: row.currency }
  const cart = { ...whose, lines, totalCents: computeTotal(lines) }
  const problems = listProblems(lines, facts)
  return { cart, facts, learners: household, reduced, problems, packages, packageFacts }
}

export type ShownCart = LoadedCart & {
  terms: Terms
  /** What this reading of the cart shows, in short: forms send it back ([1.C9]). */
  seen: string
  /** The membership on sale, and what each learner pays for it. */
  membership: { id: string; prices: ReadonlyMap<string, number> } | null
}

/** The cart with all that its page shows, in four round trips. */
export async function findCart(owner: CartOwner): Promise<ShownCart | null> {
  const now = await clock()
  const [loaded, terms, membership] = await Promise.all([
    loadCart(db(), owner, now),
    getTermsInForce(owner.structureId),
    findMembershipOffer(owner.structureId),
  ])
  if (!loaded) return null
  const priceOf = (id: string) => computePrice(membership!, loaded.reduced.has(id)).priceCents
  const prices = membership && new Map(loaded.learners.map(({ id }) => [id, priceOf(id)]))
  return {
    ...loaded,
    terms,
    seen: fingerprintCart(loaded.cart.lines, terms.id),
    membership: membership && { id: membership.id, prices: prices! },
  }
}

export type Shopper = CartLearner & { reducedUntil: Day | null; memberUntil: Day | null }

/** Those whom a file buys for, with what the shop says of each: reduced rate and membership, until when ([1.C1]). */
export async function listShoppers(structureId: string, clientFileId: string, zone: string): Promise<Shopper[]> {
  const [household, now] = await Promise.all([listPaidLearners(db(), structureId, clientFileId), clock()])
  const day = dayOf(now, zone)
  const ids = household.map((learner) => learner.id)
  const [grants, periods] = await Promise.all([
    listGrantsOfLearners(db(), structureId, ids),
    listPeriodsOfLearners(db(), structureId, ids),
  ])
  return household.map((learner) => ({
    ...learner,
    reducedUntil: findReducedUntil(grants, learner.id, day),
    memberUntil: findMemberUntil(
      periods.filter((period) => period.learnerId === learner.id),
      day,
    ),
  }))
}

/** How many lines a cart holds: the figure of the menu. */
export async function countCartLines(owner: CartOwner): Promise<number> {
  const [row] = await db()
    .select({ count: sql<number>`count(*)::int` })
    .from(cartLines)
    .innerJoin(carts, eq(carts.id, cartLines.cartId))
    .where(ownedBy(owner))
  return row?.count ?? 0
}

export type CourseStarts = { course: CourseLabel; starts: StartDate[] }
export type StartChoices = { line: CartLine; courses: CourseStarts[] }

/** Where one of several packages may start, by course, each named ([1.C6]). */
export async function listCourseStarts(
  packages: readonly WantedPackage[],
  chosenId: string,
  facts: PackageFacts,
): Promise<CourseStarts[]> {
  const choices = listChoices(packages, chosenId, facts)
  const labels = await listCourseLabels(choices.map(({ courseId }) => courseId))
  const startsOf = (courseId: string) => choices.find((choice) => choice.courseId === courseId)!.starts
  return labels.map((course) => ({ course, starts: startsOf(course.id) }))
}

/** Where a package of the cart may start, by course ([1.C6]); null when the line isn't one of this cart. */
export async function findStartChoices(owner: CartOwner, lineId: string): Promise<StartChoices | null> {
  const loaded = await loadCart(db(), owner, await clock())
  const line = loaded?.cart.lines.find(({ id }) => id === lineId)
  if (!loaded || line?.offer.kind !== 'group') return null
  return { line, courses: await listCourseStarts(loaded.packages, lineId, loaded.packageFacts) }
}
