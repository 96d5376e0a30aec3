import { fill } from '@/lib/core/elision'
import { formatDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { formatOrderNumber } from '@/lib/orders/rules'
import type { EnrolmentFacts, PaymentAttestationFacts } from '@/lib/papers/types'
import texts from '@/messages/fr/papers'
import type { Block, Paper } from '../content'
import { count } from '../words'
import { footOf, issuerOf, recipientOf } from './sides'

type Attested = PaymentAttestationFacts | EnrolmentFacts

/** 'Fait à Paris, le …, pour L’Atelier, sa direction'. */
function signatureOf({ seller, issuedOn, director }: Attested): Block {
  const { place, by } = texts.signature
  const day = formatDay(issuedOn)
  return {
    kind: 'signature',
    lines: [fill(place, { city: seller.address.city, day }), fill(by, { seller: seller.name, director })],
  }
}

const frameOf = (facts: Attested) => ({
  number: null,
  writtenAt: facts.writtenAt,
  issuer: issuerOf(facts.seller, facts.look),
  recipient: recipientOf(texts.frame.holder, facts.buyer),
  foot: footOf(facts.seller),
  facturX: null,
})

function paidLines({ lines, currency }: PaymentAttestationFacts): Block {
  return {
    kind: 'table',
    columns: [
      { label: texts.table.item, share: 0.5 },
      { label: texts.table.learnerHead, share: 0.28 },
      { label: texts.table.amount, share: 0.22, isNumeric: true },
    ],
    rows: lines.map((line) => [
      { text: line.name, detail: creditOf(line, currency) },
      { text: line.learner },
      { text: formatCents(line.amountCents, currency) },
    ]),
  }
}

/** What a credit note takes off a line: it is no longer sold for what the invoice says. */
function creditOf({ amountCents, creditedCents }: PaymentAttestationFacts['lines'][number], currency: string) {
  if (creditedCents === 0) return undefined
  const { annulled, lowered } = texts.payment_attestation
  return fill(creditedCents < amountCents ? lowered : annulled, { amount: formatCents(creditedCents, currency) })
}

/** What the structure received for an order, for an employer, a works council, a family fund. */
export function writePaymentAttestation(facts: PaymentAttestationFacts): Paper {
  const { sentence, received, paid, givenBack, remaining, use } = texts.payment_attestation
  const { seller, buyer, currency, remainingCents, givenBackCents } = facts
  const money = (amountCents: number) => formatCents(amountCents, currency)
  const order = formatOrderNumber(facts.orderNumber)
  const names = { seller: seller.name, buyer: buyer.name, amount: money(facts.receivedCents), order }
  const payments = facts.payments.map(({ means, amountCents, receivedOn }) => ({
    label: fill(paid, { means: texts.means[means], day: formatDay(receivedOn) }),
    value: money(amountCents),
  }))
  const back = givenBackCents > 0 ? [{ label: givenBack, value: money(-givenBackCents) }] : []
  const rest: Block[] =
    remainingCents > 0 ? [{ kind: 'paragraph', text: fill(remaining, { amount: money(remainingCents) }) }] : []
  return {
    ...frameOf(facts),
    title: texts.titles.payment_attestation,
    fileName: fill(texts.fileNames.payment_attestation, { number: order }),
    facts: [{ label: texts.facts.order, value: order }],
    body: [
      { kind: 'paragraph', text: fill(sentence, { ...names, day: formatDay(facts.orderedOn) }) },
      paidLines(facts),
      { kind: 'totals', facts: [...payments, ...back, { label: received, value: money(facts.receivedCents) }] },
      ...rest,
      { kind: 'paragraph', text: use },
      signatureOf(facts),
    ],
  }
}

function enrolmentTable({ enrolments }: EnrolmentFacts): Block {
  const { membership, period, lesson, lessons } = texts.enrolment_attestation
  return {
    kind: 'table',
    columns: [
      { label: texts.table.enrolment, share: 0.55 },
      { label: texts.table.period, share: 0.45 },
    ],
    rows: enrolments.map(({ name, from, until, lessons: number }) => [
      { text: name ?? membership, detail: number === null ? undefined : count(number, lesson, lessons) },
      { text: fill(period, { from: formatDay(from), until: formatDay(until) }) },
    ]),
  }
}

/** What a learner is enrolled in, for a school, an employer, a grant. */
export function writeEnrolmentAttestation(facts: EnrolmentFacts): Paper {
  const { sentence, birth, use } = texts.enrolment_attestation
  const { learner, birthOn, seller } = facts
  const born = birthOn === null ? '' : fill(birth, { day: formatDay(birthOn) })
  return {
    ...frameOf(facts),
    title: texts.titles.enrolment_attestation,
    fileName: fill(texts.fileNames.enrolment_attestation, { learner: learner.replace(/[\\/]/g, '-') }),
    facts: [],
    body: [
      { kind: 'paragraph', text: fill(sentence, { seller: seller.name, learner, birth: born }) },
      enrolmentTable(facts),
      { kind: 'paragraph', text: use },
      signatureOf(facts),
    ],
  }
}
