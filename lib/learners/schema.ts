import { z } from 'zod'
import { email, newPassword } from '@/lib/accounts/schema'
import {
  blankOr,
  checkPhone,
  frenchDay,
  knownFields,
  nameFields,
  phoneOf,
  profileFields,
  saysAllAtOnce,
} from '@/lib/client-files/schema'
import { type NewClient, newChildren } from './types'

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
    newsletter: z.literal('on').optional(),
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

const childKeys = Array.from({ length: newChildren }, (_, rank) => rank)
type ChildForm = { firstName: string | null; lastName: string | null; birthOn: string | null }

const childShape = Object.fromEntries(
  childKeys.flatMap((rank) => [
    [`childFirstName${rank}`, blankOr(nameFields.firstName).default(null)],
    [`childLastName${rank}`, blankOr(nameFields.lastName).default(null)],
    [`childBirthOn${rank}`, blankOr(frenchDay).default(null)],
  ]),
)

const childOf = (form: Record<string, unknown>, rank: number): ChildForm => ({
  firstName: form[`childFirstName${rank}`] as string | null,
  lastName: form[`childLastName${rank}`] as string | null,
  birthOn: form[`childBirthOn${rank}`] as string | null,
})

/** '12.45': the numbers of the files that were shown, said to be other people's ([2.A4]). */
const seenNumbers = z
  .string()
  .max(100)
  .regex(/^(\d{1,9}(\.\d{1,9})*)?$/)
  .transform((text) => text.split('.').filter(Boolean).map(Number))
  .catch([])

/** 'Ouvrir le dossier' ([2.A3]): a name, what else is known, and the children that the person answers for. */
export const newClientSchema = z
  .object({
    ...knownFields,
    email: blankOr(email),
    phone: z.string().max(40),
    isAnother: seenNumbers.default([]),
    ...childShape,
  })
  .superRefine(
    (form, context) => {
      checkPhone(form, context)
      for (const rank of childKeys) {
        const child = childOf(form, rank)
        if (!child.firstName && !child.lastName && !child.birthOn) continue
        if (!child.firstName)
          context.addIssue({ code: 'custom', path: [`childFirstName${rank}`], message: key('first_name_missing') })
        if (!child.birthOn)
          context.addIssue({ code: 'custom', path: [`childBirthOn${rank}`], message: key('birth_missing') })
      }
    },
    { when: saysAllAtOnce },
  )
  .transform(({ isAnother, phone, ...form }): NewClient => {
    const { firstName, lastName, email: address, birthOn, country } = form
    const { addressLine1, addressLine2, postcode, city } = form
    const children = childKeys
      .map((rank) => childOf(form, rank))
      .flatMap((child) =>
        child.firstName && child.birthOn
          ? [{ firstName: child.firstName, lastName: child.lastName ?? lastName, birthOn: child.birthOn }]
          : [],
      )
    const place = { addressLine1, addressLine2, postcode, city, country }
    const known = { firstName, lastName, email: address, birthOn, phone: phoneOf(phone, country) ?? '', ...place }
    const { civility, locale } = form
    return { ...known, civility, locale, children, seenNumbers: isAnother }
  })
