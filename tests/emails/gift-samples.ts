import type { MailContent } from '@/emails/content'
import { writeGiftBought, writeGiftSent } from '@/emails/messages/gift'
import type { GiftFacts, Sender } from '@/lib/messages/types'

export const gift: GiftFacts = {
  giver: { firstName: 'Claire', lastName: 'Vasseur' },
  recipientName: 'Zoé Martin',
  recipientEmail: 'zoe@exemple.example',
  message: 'Pour tes trente ans, et pour que tu chantes enfin ailleurs que sous la douche !\nClaire',
  name: 'Bon cadeau de 4 cours de chant',
  credits: 4,
  lessonMinutes: 60,
  code: 'K7PM2XQA94TD',
  sendOn: '2026-12-24',
  validUntil: '2027-05-21',
  isRedeemable: true,
  sentAt: null,
}

/** The two mails of a gift, to its buyer and to whoever receives it. */
export const giftSamples = (sender: Sender): Record<string, MailContent> => ({
  giftSent: writeGiftSent(sender, gift, null),
  giftBought: writeGiftBought(sender, gift, null),
})
