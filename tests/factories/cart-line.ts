import { fingerprintConditions } from '@/lib/cart/rules'
import type { CartLearner, CartLine, CartOffer } from '@/lib/cart/types'

/** A package of 10 lessons at 800,00 € that asks for a membership, for anybody, on sale, unless told otherwise. */
export function makeCartOffer(given: Partial<CartOffer> = {}): CartOffer {
  return {
    id: 'forfait',
    slug: 'forfait-10-cours',
    kind: 'individual',
    name: 'Forfait 10 cours',
    summary: '',
    description: '',
    conditions: 'Valable six mois de date à date.',
    credits: 10,
    lessonMinutes: 60,
    validityMonths: 6,
    postponements: 0,
    minAge: null,
    maxAge: null,
    isTrial: false,
    requiresMembership: true,
    priceCents: 80_000,
    reducedPriceCents: null,
    maxChequeInstalments: 3,
    maxCardInstalments: 1,
    isPublished: true,
    ...given,
  }
}

export const makeMembershipForSale = (given: Partial<CartOffer> = {}): CartOffer =>
  makeCartOffer({
    id: 'adhesion',
    kind: 'membership',
    name: 'Adhésion annuelle',
    credits: 0,
    lessonMinutes: null,
    validityMonths: null,
    requiresMembership: false,
    priceCents: 5_000,
    reducedPriceCents: 3_000,
    ...given,
  })

export const makeCartLearner = (given: Partial<CartLearner> = {}): CartLearner => ({
  id: 'zoe',
  firstName: 'Zoé',
  lastName: 'Vasseur',
  birthOn: '2013-03-02',
  isSelf: false,
  ...given,
})

type Given = Partial<Omit<CartLine, 'offer' | 'learner'>> & {
  offer?: Partial<CartOffer>
  learner?: Partial<CartLearner> | null
}

/** A line shown as it stands: nothing changed since, for Zoé. */
export function makeCartLine({ offer: wanted, learner, ...given }: Given = {}): CartLine {
  const offer = makeCartOffer(wanted)
  return {
    id: `ligne-${offer.id}`,
    offer,
    learner: learner === null ? null : makeCartLearner(learner),
    priceCents: offer.priceCents,
    isReduced: false,
    shownPriceCents: offer.priceCents,
    shownConditions: fingerprintConditions(offer),
    gift: null,
    firstSessionId: null,
    plan: null,
    addedAt: new Date('2026-11-21T10:00:00Z'),
    ...given,
  }
}
