import { fill } from '@/lib/core/elision'
import { formatDay, formatMinutes } from '@/lib/core/formatting'
import { formatCode } from '@/lib/gifts/rules'
import type { GiftFacts, Override, Sender } from '@/lib/messages/types'
import type { Facts, MailContent, Quote } from '../content'
import { buttonOf, compose } from '../template'
import { wordsOf } from '../words'
import { frameOf, showPhone, urlOf } from './brand'

function describeGift(sender: Sender, { credits, lessonMinutes }: GiftFacts): string {
  const { lesson, lessons } = wordsOf(sender).gift
  const duree = formatMinutes(lessonMinutes, sender.locale)
  return fill(credits === 1 ? lesson : lessons, { nombre: String(credits), duree })
}

function detailsOf(sender: Sender, gift: GiftFacts): Facts {
  const texts = wordsOf(sender).gift
  const facts = [
    { label: texts.gift, value: gift.name },
    ...(gift.recipientName ? [{ label: texts.for, value: gift.recipientName }] : []),
    { label: texts.code, value: formatCode(gift.code) },
    { label: texts.until, value: formatDay(gift.validUntil, sender.locale) },
  ]
  return { kind: 'facts', facts }
}

/** To whoever receives a gift: from whom, what, the code and how it is used ([1.C7]). Written the same whenever it leaves. */
export function writeGiftSent(sender: Sender, gift: GiftFacts, override: Override | null): MailContent {
  const { giver, message, code, isRedeemable } = gift
  const texts = wordsOf(sender).gift
  const telephone = showPhone(sender.settings.phone)
  const quote: Quote | null = message ? { kind: 'quote', text: message } : null
  const variables = {
    destinataire: gift.recipientName,
    offrant: `${giver.firstName} ${giver.lastName}`,
    cadeau: describeGift(sender, gift),
    structure: sender.name,
    comment: fill(isRedeemable ? texts.online : texts.phone, { telephone }),
    fin: formatDay(gift.validUntil, sender.locale),
  }
  const link = urlOf(sender, `/mon-compte/cadeau?code=${formatCode(code)}`)
  const places = {
    message: quote,
    details: detailsOf(sender, gift),
    bouton: isRedeemable ? buttonOf(sender, 'gift_sent', link, true) : null,
  }
  return { ...frameOf(sender, 'gift'), ...compose('gift_sent', variables, places, override) }
}

/** Where the voucher goes, and when. */
function describeSending(sender: Sender, { recipientEmail: email, sendOn, sentAt }: GiftFacts): string {
  const texts = wordsOf(sender).gift
  if (!email) return texts.byHand
  return sentAt ? fill(texts.sent, { email }) : fill(texts.toSend, { email, jour: formatDay(sendOn, sender.locale) })
}

/** To whoever bought it: the voucher is theirs to print, and when it leaves for its recipient ([1.C7]). */
export function writeGiftBought(sender: Sender, gift: GiftFacts, override: Override | null): MailContent {
  const variables = {
    prenom: gift.giver.firstName,
    pour: gift.recipientName ? fill(wordsOf(sender).gift.to, { nom: gift.recipientName }) : '',
    cadeau: describeGift(sender, gift),
    envoi: describeSending(sender, gift),
    fin: formatDay(gift.validUntil, sender.locale),
  }
  const button = buttonOf(sender, 'gift_bought', `${urlOf(sender, '/mon-compte/achats')}#bons-cadeaux`)
  const places = { details: detailsOf(sender, gift), bouton: button }
  return { ...frameOf(sender, 'member'), ...compose('gift_bought', variables, places, override) }
}
