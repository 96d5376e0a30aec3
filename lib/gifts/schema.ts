import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'
import { voucherStates } from './types'

const key = (name: string) => `gifts.fields.${name}`

/** 'jj/mm/aaaa' of a day to come; empty: as soon as it is paid. */
const sendDay = z
  .string()
  .trim()
  .transform((text, context) => {
    const day = parseFrenchDay(text)
    if (day) return day
    context.addIssue({ code: 'custom', message: text === '' ? key('day_missing') : key('day') })
    return z.NEVER
  })

const address = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .refine((text) => text === '' || z.email().safeParse(text).success, key('email'))

/** For whom a gift is ([1.C7]): the name goes on the voucher, which is a mail of ours, so it has no address of a site in it. */
export const giftInput = z.object({
  line: z.uuid(),
  recipientName: z
    .string()
    .trim()
    .min(1, key('name_missing'))
    .max(60)
    .regex(/^[\p{L}\p{M}'’.,&\- ]+$/u, key('name'))
    .refine((name) => !/\.\p{L}{2}/u.test(name), key('name')),
  recipientEmail: address,
  message: z
    .string()
    .trim()
    .max(400, key('message_too_long'))
    .refine((text) => !/(https?:|www\.)/i.test(text), key('message_link')),
  sendOn: sendDay,
})

/** What somebody reads on their voucher; the rule says whether it is a code. */
export const codeInput = z.string().trim().max(40)

export const codeFormInput = z.object({ code: codeInput.min(1) })

/** The voucher by its seal, never by its code, once that was shown. */
export const sealInput = z.string().max(100)
export const redeemInput = z.object({ bon: sealInput, learner: z.uuid(key('learner_missing')) })

/** 'Envoyer' and 'Renvoyer' ([1.C7]). */
export const sendingInput = z.object({ voucher: z.uuid(), email: address })

/** The office uses a voucher for a client of the structure ([1.H8]). */
export const officeRedeemInput = z.object({
  voucher: z.uuid(),
  client: z.uuid(),
  learner: z.uuid(key('learner_missing')),
})

/** The list of the office, narrowed by its address. */
export const voucherFilterInput = z
  .object({ q: z.string().trim().max(100).catch(''), etat: z.enum(voucherStates).nullable().catch(null) })
  .transform(({ q, etat }) => ({ search: q, state: etat }))

/** For whom a voucher is to be used: a name searched for, then a file by its number. */
export const voucherUseInput = z.object({
  q: z.string().trim().max(100).catch(''),
  dossier: z.coerce.number().int().min(1).max(999_999_999).nullable().catch(null),
})
