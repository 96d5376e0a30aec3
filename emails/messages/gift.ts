import { fill } from '@/lib/core/elision'
import { formatDay, formatMinutes } from '@/lib/core/formatting'
import { formatCode } from '@/lib/gifts/rules'
import type { GiftFacts, Override, Sender } from '@/lib/messages/types'
import { giftTexts as texts } from '@/messages/fr/gift-mails'
import type { Facts, MailContent, Quote } from '../content'
import { buttonOf, compose } from '../template'
import { frameOf, showPhone, urlOf } from './brand'

const describeGift = ({ credits, lessonMinutes }: GiftFacts): string =>
  fill(credits === 1 ? texts.lesson : texts.lessons, { nombre: String(credits), duree: formatMinutes(lessonMinutes) })

const detailsOf = (gift: GiftFacts): Facts => ({
  kind: 'facts',
  facts: [
    { label: texts.gift, value: gift.name },
    ...(gift.recipientName ? [{ label: texts.for, value: gift.recipientName }] : []),
    { label: texts.code, value: formatCode(gift.code) },
    { label: texts.until, value: formatDay(gift.validUntil) },
  ],
})

/** To whoever receives a gift: from whom, what, the code and how it is used ([1.C7]). Written the same whenever it leaves. */
export function writeGiftSent(sender: Sender, gift: GiftFacts, override: Override | null): MailContent {
  const { giver, message, code, isRedeemable } = gift
  const telephone = showPhone(sender.settings.phone)
  const quote: Quote | null = message ? { kind: 'quote', text: message } : null
  const variables = {
    destinataire: gift.recipientName,
    offrant: `${giver.firstName} ${giver.lastName}`,
    cadeau: describeGift(gift),
    structure: sender.name,
    comment: fill(isRedeemable ? texts.online : texts.phone, { telephone }),
    fin: formatDay(gift.validUntil),
  }
  const link = urlOf(sender, `/mon-compte/cadeau?code=${formatCode(code)}`)
  const places = {
    message: quote,
    details: detailsOf(gift),
    bouton: isRedeemable ? buttonOf('gift_sent', link, true) : null,
  }
  return { ...frameOf(sender, 'gift'), ...compose('gift_sent', variables, places, override) }
}

/** Where the voucher goes, and when. */
function describeSending({ recipientEmail: email, sendOn, sentAt }: GiftFacts): string {
  if (!email) return texts.byHand
  return sentAt ? fill(texts.sent, { email }) : fill(texts.toSend, { email, jour: formatDay(sendOn) })
}

/** To whoever bought it: the voucher is theirs to print, and when it leaves for its recipient ([1.C7]). */
export function writeGiftBought(sender: Sender, gift: GiftFacts, override: Override | null): MailContent {
  const variables = {
    prenom: gift.giver.firstName,
    pour: gift.recipientName ? fill(texts.to, { nom: gift.recipientName }) : '',
    cadeau: describeGift(gift),
    envoi: describeSending(gift),
    fin: formatDay(gift.validUntil),
  }
  const button = buttonOf('gift_bought', `${urlOf(sender, '/mon-compte/achats')}#bons-cadeaux`)
  const places = { details: detailsOf(gift), bouton: button }
  return { ...frameOf(sender, 'member'), ...compose('gift_bought', variables, places, override) }
}
