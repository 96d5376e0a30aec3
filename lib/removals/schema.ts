import { z } from 'zod'
import { email } from '@/lib/accounts/schema'
import { blankOr, checkPhone, knownFields, phoneOf, saysAllAtOnce } from '@/lib/client-files/schema'
import { cleanText } from '@/lib/core/text'

const understood = z.literal('on', 'removals.fields.understood')

/** 'Demander à être retiré': the password, and the box that says that it can't be taken back. */
export const ownRemovalInput = z.object({
  password: z.string().min(1).max(200),
  understood,
})

/** The same by the office. */
export const officeRemovalInput = z.object({
  file: z.uuid(),
  understood,
  reason: z.string().transform(cleanText).pipe(z.string().trim().min(1).max(500)),
})

const { firstName: _first, lastName: _last, ...regained } = knownFields

/** 'Restaurer ce client': what is missing, as far as it is known. */
export const restorationInput = z
  .object({ file: z.uuid(), email: blankOr(email), phone: z.string().max(40).default(''), ...regained })
  .superRefine(checkPhone, { when: saysAllAtOnce })
  .transform(({ phone, ...rest }) => ({ ...rest, phone: phoneOf(phone, rest.country) ?? '' }))
