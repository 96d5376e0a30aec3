import { z } from 'zod'
import { passwordMaxLength, passwordMinLength } from './types'

/** Messages are keys of the catalogue: the gate turns them into French beside the field. */
const key = (name: string) => `accounts.fields.${name}`

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ error: (issue) => (issue.input === '' ? key('email_missing') : key('email')) }))

/** A password that is being chosen; whether it is common is the rule's to say. */
export const newPassword = z
  .string()
  .min(1, key('password_missing'))
  .min(passwordMinLength, 'accounts.refusals.password_too_short')
  .max(passwordMaxLength, 'accounts.refusals.password_too_long')

const isConfirmed = (form: { password: string; passwordConfirmation: string }) =>
  form.password === form.passwordConfirmation
const confirmation = { path: ['passwordConfirmation'], error: key('password_confirmation') }

export const loginSchema = z.object({
  identifier: z.string().trim().min(1, key('identifier_missing')).max(254),
  password: z
    .string()
    .min(1, key('password_missing'))
    .max(passwordMaxLength * 4, 'accounts.refusals.wrong_credentials'),
  remember: z.literal('on').optional(),
  retour: z.string().max(500).optional().catch(undefined),
})

/** A code of an authenticator application, or a recovery code. */
export const codeSchema = z.object({
  code: z.string().trim().min(1, key('code_missing')).max(40),
  retour: z.string().max(500).optional().catch(undefined),
})

/** One's own password, asked again before something that matters. */
export const ownPasswordSchema = z.object({
  currentPassword: z
    .string()
    .min(1, key('password_missing'))
    .max(passwordMaxLength * 4),
})

export const identifierSchema = z.object({ identifier: z.string().trim().min(1, key('identifier_missing')).max(254) })

/** Of our own making; anything else is an unknown link. */
const token = z.string().max(200).catch('')

export const activationSchema = z.object({ token })

export const resetSchema = z
  .object({ token, password: newPassword, passwordConfirmation: z.string().min(1, key('password_confirmation')) })
  .refine(isConfirmed, confirmation)

export const passwordChangeSchema = z
  .object({
    currentPassword: z
      .string()
      .min(1, key('password_missing'))
      .max(passwordMaxLength * 4),
    password: newPassword,
    passwordConfirmation: z.string().min(1, key('password_confirmation')),
  })
  .refine(isConfirmed, confirmation)

/** One device, or every other one. */
export const sessionSchema = z.object({ session: z.union([z.literal('others'), z.uuid()]) })

/** A new address that says yes ([1.B5]); the password where the login opens something elsewhere too. */
export const emailConfirmationSchema = z.object({
  token,
  password: z
    .string()
    .max(passwordMaxLength * 4)
    .default(''),
})
