import { db } from '@/db/client'
import { addLine } from '@/lib/cart/commands/add-line'
import type { Member } from '@/lib/core/actor'
import type { OrderInput } from '@/lib/orders/commands/write-order'
import { checkOut, startCardPayment } from '@/lib/payments/flows'
import { showCheckout } from '@/tests/support/payments'
import { makeMember } from './member'
import { makeMembershipOffer, makeOffer, makeTrialOffer, type TestOffer } from './offer'
import { makeStructure, type TestStructure } from './structure'

/** A structure that sells a membership, a package which needs it, a single lesson and a trial. */
export async function makeCatalogue(given: Parameters<typeof makeStructure>[1] = {}) {
  const structure = await makeStructure(db(), given)
  const membership = await makeMembershipOffer(db(), structure)
  const pack = await makeOffer(db(), structure)
  const single = await makeOffer(db(), structure, {
    name: 'Cours particulier de chant',
    credits: 1,
    validityMonths: 1,
    requiresMembership: false,
    priceCents: 9_000,
  })
  const trial = await makeTrialOffer(db(), structure)
  return { structure, membership, pack, single, trial }
}

export type Catalogue = Awaited<ReturnType<typeof makeCatalogue>>

/** A member of the structure whose cart holds these offers, for themself. */
export async function makeBuyer(structure: TestStructure, offers: readonly TestOffer[]) {
  const member = await makeMember(db(), structure)
  const { actor, clientFileId, learnerId } = member
  const owner = { kind: 'file', structureId: structure.id, clientFileId } as const
  for (const { id } of offers) {
    const added = await addLine(owner, { offerId: id, learnerId })
    if (!added.ok) throw new Error(added.refusal)
  }
  return { ...member, actor, owner }
}

/** A buyer whose order of these offers waits on its payment page. */
export async function makePayer(
  structure: TestStructure,
  offers: readonly TestOffer[],
  given: Partial<OrderInput> = {},
) {
  const buyer = await makeBuyer(structure, offers)
  return { ...buyer, ...(await openPayment(buyer.actor, given)) }
}

/** 'Valider ma commande', then the payment page. */
export async function openPayment(actor: Member, given: Partial<OrderInput> = {}) {
  const placed = await checkOut(actor, await showCheckout(actor, given))
  if (!placed.ok) throw new Error(placed.refusal)
  const { orderId } = placed.value
  const started = await startCardPayment(actor, orderId)
  if (!started.ok) throw new Error(started.refusal)
  const { clientSecret } = started.value
  return { orderId, clientSecret, intentId: clientSecret.split('_secret_')[0]! }
}
