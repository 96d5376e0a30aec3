import { randomUUID } from 'node:crypto'
import type { Executor } from '@/db/client'
import { cartLines, carts } from '@/db/schema/cart'
import { orderLines, orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { PaymentMeans } from '@/lib/orders/types'
import type { TestMember } from './member'
import type { TestOffer } from './offer'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'

export type TestOrder = { id: string; number: number; totalCents: number; lineIds: string[]; paymentId: string }
type Wanted = { offer: TestOffer; learnerId?: string; priceCents?: number; firstSessionId?: string }

/** The member's cart with these lines, shown at the catalogue's prices unless told otherwise. @returns its id */
export async function makeCart(
  executor: Executor,
  structure: TestStructure,
  owner: Pick<TestMember, 'clientFileId' | 'learnerId'> | { tokenHash: string },
  lines: readonly Wanted[],
): Promise<string> {
  const isMember = 'clientFileId' in owner
  const [cart] = await executor
    .insert(carts)
    .values({ structureId: structure.id, ...(isMember ? { clientFileId: owner.clientFileId } : owner) })
    .returning({ id: carts.id })
  if (lines.length > 0) {
    await executor.insert(cartLines).values(
      lines.map((line) => ({
        cartId: cart!.id,
        offerId: line.offer.id,
        learnerId: line.learnerId ?? (isMember ? owner.learnerId : null),
        firstSessionId: line.firstSessionId ?? null,
        shownPriceCents: line.priceCents ?? line.offer.priceCents,
      })),
    )
  }
  return cart!.id
}

/** An order, by card unless told otherwise, that waits for its payment, which is expected and has no intent. Nothing is granted. */
export async function makePendingOrder(
  executor: Executor,
  structure: TestStructure,
  member: Pick<TestMember, 'clientFileId' | 'learnerId'>,
  lines: readonly Wanted[],
  given: { intentId?: string; expiresAt?: Date; requestsImmediateStart?: boolean; means?: PaymentMeans } = {},
): Promise<TestOrder> {
  const totalCents = lines.reduce((total, line) => total + (line.priceCents ?? line.offer.priceCents), 0)
  const number = nextNumber()
  const means = given.means ?? 'card'
  const [order] = await executor
    .insert(orders)
    .values({
      structureId: structure.id,
      number,
      clientFileId: member.clientFileId,
      cartId: randomUUID(),
      cartVersion: 1,
      means,
      totalCents,
      currency: 'EUR',
      termsVersionId: structure.termsVersionId,
      requestsImmediateStart: given.requestsImmediateStart ?? true,
      expiresAt: given.expiresAt ?? null,
    })
    .returning({ id: orders.id })
  const made = await executor
    .insert(orderLines)
    .values(lines.map((line, position) => ({ orderId: order!.id, position, ...lineValues(structure, member, line) })))
    .returning({ id: orderLines.id })
  const [payment] = await executor
    .insert(payments)
    .values({
      structureId: structure.id,
      orderId: order!.id,
      means,
      amountCents: totalCents,
      intentId: given.intentId ?? null,
    })
    .returning({ id: payments.id })
  return { id: order!.id, number, totalCents, lineIds: made.map(({ id }) => id), paymentId: payment!.id }
}

function lineValues(
  structure: TestStructure,
  member: Pick<TestMember, 'learnerId'>,
  { offer, learnerId, priceCents, firstSessionId }: Wanted,
) {
  return {
    structureId: structure.id,
    offerId: offer.id,
    learnerId: learnerId ?? member.learnerId,
    firstSessionId: firstSessionId ?? null,
    kind: offer.kind,
    name: offer.name,
    priceCents: priceCents ?? offer.priceCents,
    credits: offer.credits,
    lessonMinutes: offer.lessonMinutes,
    validityMonths: offer.validityMonths,
    isTrial: offer.isTrial,
    rules: {
      cancellationNoticeHours: structure.settings.cancellationNoticeHours,
      postponements: offer.postponements,
      validityMonths: offer.validityMonths,
      listPriceCents: offer.priceCents,
      reducedPriceCents: offer.reducedPriceCents,
      requiresMembership: offer.requiresMembership,
      conditions: offer.conditions,
    },
  }
}
