import { fill } from '@/lib/core/elision'
import { formatDay, formatMinutes } from '@/lib/core/formatting'
import { formatCode } from '@/lib/gifts/rules'
import type { VoucherPaperFacts } from '@/lib/papers/types'
import { formatPhone } from '@/lib/site/rules'
import { voucherTexts as texts } from '@/messages/fr/gift-papers'
import type { Block, Paper } from '../content'
import { count } from '../words'
import { footOf, issuerOf } from './sides'

/** How its bearer has the lessons: on their account where the offer allows it, by telephone always. */
function explain({ seller, isRedeemable, address }: VoucherPaperFacts): Block[] {
  const phone = formatPhone(seller.phone).replace(/[ \u202f]/g, '\u00a0')
  const ways = isRedeemable
    ? [fill(texts.online, { address }), fill(texts.orPhone, { phone })]
    : [fill(texts.phone, { phone })]
  return [
    { kind: 'paragraph', text: texts.how, isStrong: true },
    ...ways.map((text): Block => ({ kind: 'paragraph', text })),
    { kind: 'paragraph', text: texts.lastDay },
  ]
}

/** The voucher of a gift: for whom, from whom, what it gives, its code and its last day ([1.C7]). */
export function writeVoucher(facts: VoucherPaperFacts): Paper {
  const { seller, look, giver, recipientName, message, credits } = facts
  const length = formatMinutes(facts.lessonMinutes)
  const day = formatDay(facts.validUntil)
  return {
    title: texts.title,
    number: null,
    fileName: fill(texts.fileName, { name: (recipientName || texts.bearer).replace(/[\\/]/g, '-') }),
    writtenAt: facts.writtenAt,
    issuer: issuerOf(seller, look),
    recipient: { label: texts.for, lines: [recipientName || texts.bearer] },
    facts: [
      { label: texts.from, value: giver },
      { label: texts.offeredOn, value: formatDay(facts.activatedOn) },
    ],
    body: [
      ...(message ? [{ kind: 'quote' as const, text: message }] : []),
      {
        kind: 'code',
        title: facts.name,
        detail: fill(count(credits, texts.lesson, texts.lessons), { length }),
        label: texts.code,
        code: formatCode(facts.code),
        until: fill(texts.until, { day }),
      },
      ...explain(facts),
    ],
    foot: footOf(seller),
    facturX: null,
  }
}
