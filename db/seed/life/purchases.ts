import { addMinutes, addMonths, type Day, dayOf, type Instant } from '@/lib/core/time'
import type { GiftDetails } from '@/lib/gifts/types'
import { computeMembershipPeriod } from '@/lib/memberships/rules'
import { computeBookableFrom, computeExpiry, computeLastDay } from '@/lib/orders/rules'
import type { PaymentMeans } from '@/lib/orders/types'
import { splitAmounts } from '@/lib/schedules/rules'
import { idOf } from '../random'
import { atelierSettings, termsIdOn } from '../structure'
import type { SeedLearner, SeedMember } from './people'
import { addVoucher } from './vouchers'
import type { SeedOfferRow, World } from './world'

export type BoughtPass = {
  id: string
  lineId: string
  offer: SeedOfferRow
  learnerId: string
  member: SeedMember
  paidAt: Instant
  firstDay: Day
  lastDay: Day
  /** Lessons of it that hold a credit. */
  held: number
}

export type Purchase = {
  member: SeedMember
  daysAgo: number
  lines: readonly { offer: string; learner?: SeedLearner; gift?: GiftDetails; reduced?: boolean }[]
  means?: 'card' | 'cheque' | 'transfer'
  /** Of cheques, received together and deposited on their days; of a card, whose parts to come are due on theirs ([1.D11]). */
  instalments?: number
  /** Where the cheques are, if not where they should be ([1.D12]): the first one wrong, or given back by the bank. */
  cheques?: 'expected' | 'to_fix' | 'bounced'
  /** 'Je demande à commencer les cours avant la fin du délai de rétractation' ([6.L3]). */
  immediate?: boolean
  /** 'waiting' is by transfer or cheque: nothing is active yet ([1.D7]). */
  outcome?: 'paid' | 'waiting' | 'expired'
}

type Sale = { orderId: string; orderedAt: Instant; paidOn: Day; isImmediate: boolean; member: SeedMember }

const priceOf = (offer: SeedOfferRow, isReduced: boolean) =>
  isReduced ? (offer.reducedPriceCents ?? offer.priceCents) : offer.priceCents

/** An order with all that its payment granted. @returns the passes of its lines, in their order */
export function buy(world: World, purchase: Purchase): BoughtPass[] {
  const { member, means = 'card', immediate = true, outcome = 'paid' } = purchase
  const { rows, structureId } = world
  const cart = rows.carts.find(({ id }) => id === member.cartId)!
  const orderedOn = world.daysAgo(purchase.daysAgo)
  const orderedAt = world.momentOf(orderedOn, `${member.email}:${cart.version}`)
  const orderId = idOf(`order:${member.email}:${cart.version}`, orderedAt)
  const paidAt = means === 'card' ? addMinutes(orderedAt, 2) : addMinutes(orderedAt, 4 * 24 * 60)
  const isPaid = outcome === 'paid'
  const paidOn = dayOf(paidAt, world.zone)
  rows.orders.push({
    id: orderId,
    structureId,
    clientFileId: member.fileId,
    cartId: cart.id,
    cartVersion: cart.version,
    status: outcome === 'waiting' ? 'pending' : outcome,
    means,
    instalments: purchase.instalments ?? 1,
    ...keptCardOf(purchase, orderId),
    totalCents: purchase.lines.reduce((total, line) => total + priceOf(world.offer(line.offer), !!line.reduced), 0),
    currency: 'EUR',
    termsVersionId: termsIdOn(world.today, orderedOn),
    requestsImmediateStart: immediate,
    orderedAt,
    ...waitOf(world, { means, outcome }, orderedAt),
    paidAt: isPaid ? paidAt : null,
    paidOn: isPaid ? paidOn : null,
    endedAt: outcome !== 'expired' ? null : addMinutes(orderedAt, atelierSettings.cardOrderMinutes),
  })
  cart.version += 1
  cart.updatedAt = orderedAt
  acceptTerms(world, member, orderId, orderedAt, orderedOn)
  const sale: Sale = { orderId, orderedAt, paidOn, isImmediate: immediate, member }
  const passes = purchase.lines.map((line, index) => addLine(world, sale, paidAt, line, index + 1, isPaid))
  addPayments(world, purchase, sale, paidAt)
  return passes.filter((pass): pass is BoughtPass => pass !== null)
}

/** Until when an order waits, and whether its buyer has been told that its last days have begun ([1.D7]). */
function waitOf({ zone, now }: World, { means, outcome }: Required<Pick<Purchase, 'means' | 'outcome'>>, at: Instant) {
  if (means !== 'card' && outcome !== 'waiting') return { expiresAt: null }
  const expiresAt = computeExpiry(means, at, { timeZone: zone, settings: atelierSettings })
  const recalledAt = addMinutes(expiresAt, -atelierSettings.money.reminderDays * 24 * 60)
  return { expiresAt, remindedAt: means !== 'card' && recalledAt < now ? recalledAt : null }
}

function acceptTerms(world: World, member: SeedMember, orderId: string, at: Instant, day: Day): void {
  world.rows.termsAcceptances.push({
    accountId: member.accountId,
    structureId: world.structureId,
    termsVersionId: termsIdOn(world.today, day),
    occasion: 'order',
    orderId,
    ipAddress: '192.0.2.7',
    userAgent: 'Mozilla/5.0 (demonstration)',
    acceptedAt: at,
  })
}

/** What the line keeps of the terms of its offer ([6.L3]). */
const rulesOf = (offer: SeedOfferRow) => ({
  cancellationNoticeHours: atelierSettings.cancellationNoticeHours,
  postponements: offer.postponements,
  validityMonths: offer.validityMonths,
  listPriceCents: offer.priceCents,
  reducedPriceCents: offer.reducedPriceCents,
  requiresMembership: offer.requiresMembership,
  conditions: offer.conditions,
})

function addLine(
  world: World,
  sale: Sale,
  paidAt: Instant,
  line: Purchase['lines'][number],
  position: number,
  isPaid: boolean,
): BoughtPass | null {
  const offer = world.offer(line.offer)
  const learnerId = line.learner?.id ?? sale.member.self.id
  const lineId = idOf(`line:${sale.orderId}:${position}`, sale.orderedAt)
  world.rows.orderLines.push({
    id: lineId,
    structureId: world.structureId,
    orderId: sale.orderId,
    position,
    offerId: offer.id,
    learnerId,
    kind: offer.kind,
    name: offer.name,
    priceCents: priceOf(offer, !!line.reduced),
    isReduced: !!line.reduced,
    credits: offer.credits,
    lessonMinutes: offer.lessonMinutes,
    validityMonths: offer.validityMonths,
    isTrial: offer.isTrial,
    gift: line.gift ?? null,
    rules: rulesOf(offer),
  })
  if (!isPaid) return null
  const { paidOn, member } = sale
  if (offer.kind === 'gift')
    return addVoucher(world, { lineId, offer, gift: line.gift!, paidOn, paidAt, fileId: member.fileId })
  if (offer.kind === 'membership') return addMembership(world, sale, lineId, learnerId, paidAt)
  return addPass(world, sale, paidAt, { lineId, learnerId, offer })
}

function addMembership(world: World, sale: Sale, orderLineId: string, learnerId: string, paidAt: Instant): null {
  const held = world.rows.memberships.filter((one) => one.learnerId === learnerId)
  world.rows.memberships.push({
    id: idOf(`membership:${orderLineId}`, paidAt),
    structureId: world.structureId,
    learnerId,
    clientFileId: sale.member.fileId,
    orderLineId,
    ...computeMembershipPeriod(sale.paidOn, held),
    createdAt: paidAt,
  })
  return null
}

/** Lessons have their months; sessions last as long as their course. */
function lastDayOf(world: World, { slug, validityMonths }: SeedOfferRow, paidOn: Day): Day {
  if (validityMonths !== null) return computeLastDay(paidOn, validityMonths)
  return world.courses.find(({ offers }) => offers.includes(slug))!.pattern.lastOn
}

type Granted = { lineId: string; learnerId: string; offer: SeedOfferRow }

function addPass(world: World, sale: Sale, paidAt: Instant, { lineId, learnerId, offer }: Granted): BoughtPass {
  const { member, paidOn } = sale
  const id = idOf(`pass:${lineId}`, paidAt)
  const bookableFrom = computeBookableFrom(dayOf(sale.orderedAt, world.zone), paidOn, sale.isImmediate)
  const validUntil = lastDayOf(world, offer, paidOn)
  world.rows.passes.push({
    id,
    structureId: world.structureId,
    learnerId,
    clientFileId: member.fileId,
    offerId: offer.id,
    orderLineId: lineId,
    name: offer.name,
    lessonMinutes: offer.lessonMinutes!,
    validFrom: paidOn,
    validUntil,
    bookableFrom,
    postponements: offer.postponements,
    lateExceptions: offer.kind === 'group' ? 0 : atelierSettings.lateExceptions.perPass,
    cancellationNoticeHours: atelierSettings.cancellationNoticeHours,
    createdAt: paidAt,
  })
  world.rows.passEntries.push({
    id: idOf(`entry:grant:${lineId}`, paidAt),
    structureId: world.structureId,
    passId: id,
    kind: 'grant',
    amount: offer.credits,
    businessKey: `grant:${lineId}`,
    actor: { kind: 'provider', name: 'stripe' },
    createdAt: paidAt,
  })
  return { id, lineId, offer, learnerId, member, paidAt, firstDay: bookableFrom, lastDay: validUntil, held: 0 }
}

function amountsOf(world: World, { means = 'card', lines }: Purchase, count: number): number[] {
  const timed = lines.map((line) => {
    const offer = world.offer(line.offer)
    const maxTimes = means === 'cheque' ? offer.maxChequeInstalments : offer.maxCardInstalments
    return { priceCents: priceOf(offer, !!line.reduced), maxTimes }
  })
  return splitAmounts(timed, count)
}

type Payment = World['rows']['payments'][number]

/** What has become of a part: the state of its payment, and since when the money or the cheque is here. */
function stateOf(
  world: World,
  purchase: Purchase,
  { index, dueOn, paidAt, key }: Part,
): Pick<Payment, 'status' | 'receivedAt'> {
  const { means = 'card', outcome = 'paid', cheques } = purchase
  const isLater = index > 0 && dueOn >= world.today
  if (outcome === 'expired') return { status: 'cancelled', receivedAt: null }
  if (cheques === 'expected' || cheques === 'to_fix') return { status: 'expected', receivedAt: null }
  if (outcome === 'waiting')
    return means === 'cheque' ? { status: 'received', receivedAt: paidAt } : { status: 'expected', receivedAt: null }
  if (cheques === 'bounced' && index === 0) return { status: 'bounced', receivedAt: paidAt }
  if (isLater)
    return means === 'cheque' ? { status: 'received', receivedAt: paidAt } : { status: 'expected', receivedAt: null }
  return { status: 'succeeded', receivedAt: index === 0 ? paidAt : world.momentOf(dueOn, key) }
}
type Part = { index: number; dueOn: Day; paidAt: Instant; key: string }

function addPayments(world: World, purchase: Purchase, sale: Sale, paidAt: Instant): void {
  const { means = 'card', instalments = 1, outcome = 'paid', cheques } = purchase
  const isInParts = means === 'cheque' || instalments > 1 || outcome === 'waiting'
  const from = outcome === 'waiting' ? dayOf(sale.orderedAt, world.zone) : sale.paidOn
  const amounts = amountsOf(world, purchase, instalments)
  const rows = amounts.map((amountCents, index): Payment => {
    const dueOn = addMonths(from, index)
    const state = stateOf(world, purchase, { index, dueOn, paidAt, key: `${sale.orderId}:${index}` })
    const isDone = state.status !== 'expected'
    return {
      id: idOf(`payment:${sale.orderId}:${index + 1}`, sale.orderedAt),
      structureId: world.structureId,
      orderId: sale.orderId,
      means: means satisfies PaymentMeans,
      instalment: index + 1,
      amountCents,
      ...state,
      dueOn: isInParts ? dueOn : null,
      intentId: means === 'card' && isDone ? intentOf(sale.orderId, index) : null,
      lastFailure: means === 'card' && state.status === 'cancelled' ? 'card_declined' : null,
      createdAt: sale.orderedAt,
      updatedAt: state.receivedAt ?? sale.orderedAt,
    }
  })
  world.rows.payments.push(...rows)
  if (cheques === 'to_fix') world.wrongCheques.add(rows[0]!.id!)
  if (cheques === 'bounced') world.rows.payments.push(madeGood(world, rows))
}

/** The amount of the first cheque, due again since yesterday. */
const madeGood = (world: World, [first, ...next]: Payment[]): Payment => ({
  ...first!,
  id: idOf(`payment:${first!.orderId}:${next.length + 2}`),
  instalment: next.length + 2,
  status: 'expected',
  receivedAt: null,
  dueOn: world.daysAgo(1),
  replacesId: first!.id,
})

const endOf = (key: string) => idOf(key).replaceAll('-', '').slice(12)
const intentOf = (orderId: string, index: number) =>
  `pi_demo_${endOf(index === 0 ? `intent:${orderId}` : `intent:${orderId}:${index + 1}`)}`

/** Whom the card of an order in several times is kept with, and the card, as the provider knows them ([1.D11]). */
const keptCardOf = ({ means = 'card', instalments = 1 }: Purchase, orderId: string) => {
  if (means !== 'card' || instalments === 1) return { cardCustomerId: null, cardMethodId: null }
  const end = endOf(`card:${orderId}`)
  return { cardCustomerId: `cus_demo_${end}`, cardMethodId: `pm_demo_${end}` }
}
