import { z } from 'zod'
import { email, newPassword } from '@/lib/accounts/schema'
import { frenchDay, nameFields, profileFields } from '@/lib/client-files/schema'

const key = (name: string) => `accounts.fields.${name}`

/** 'Créer un nouveau compte', all its fields ([1.B1]). */
export const signUpSchema = z
  .object({
    email,
    ...nameFields,
    password: newPassword,
    passwordConfirmation: z.string().min(1, key('password_confirmation')),
    ...profileFields,
    terms: z.literal('on', key('terms')),
  })
  .refine((form) => form.password === form.passwordConfirmation, {
    path: ['passwordConfirmation'],
    error: key('password_confirmation'),
    // Said at once with the other errors, rather than after they are mended.
    when: ({ value }) => typeof value === 'object' && value !== null,
  })

const text = z.string().trim().max(1000).default('')

/** A learner of 'Mes élèves' ([1.B8]). */
export const learnerSchema = z.object({
  learner: z.uuid().optional(),
  ...nameFields,
  birthOn: frenchDay,
  notesForTeacher: text,
  emergencyContact: text,
  mayCollect: text,
  hasImageConsent: z
    .literal('on')
    .optional()
    .transform((box) => box === 'on'),
})

export const learnerIdSchema = z.object({ learner: z.uuid() })

/** A second address for a learner's messages ([1.B9]). */
export const copySchema = z.object({
  learner: z.uuid(),
  email,
  isToLearner: z
    .literal('on')
    .optional()
    .transform((box) => box === 'on'),
})

export const copyLinkSchema = z.object({ learner: z.uuid(), token: z.string().max(200) })
