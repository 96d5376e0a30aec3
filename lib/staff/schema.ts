import { z } from 'zod'
import { email, newPassword } from '@/lib/accounts/schema'
import { staffRoles } from './types'

/** Messages are keys of the catalogue: the gate turns them into French beside the field. */
const key = (name: string) => `staff.fields.${name}`

const name = (field: string) => z.string().trim().min(1, key(field)).max(80)

const oneOrMore = z
  .union([z.enum(staffRoles), z.array(z.enum(staffRoles))])
  .optional()
  .transform((given) => [...new Set([given ?? []].flat())])

const roles = {
  role: oneOrMore,
  teacher: z
    .literal('')
    .transform(() => null)
    .or(z.uuid())
    .nullable()
    .default(null),
}

/** 'Inviter quelqu'un' ([2.F1]). */
export const invitationSchema = z
  .object({ email, firstName: name('firstName'), lastName: name('lastName'), ...roles })
  .transform(({ role, teacher, ...person }) => ({ ...person, roles: role, teacherId: teacher }))

export const rolesSchema = z
  .object({ account: z.uuid(), ...roles })
  .transform(({ account, role, teacher }) => ({ accountId: account, roles: role, teacherId: teacher }))

/** Something done about somebody of the team. */
export const personSchema = z.object({ account: z.uuid() })

const confirmation = { path: ['passwordConfirmation'], error: 'accounts.fields.password_confirmation' }

/** Joining with a login of one's own already; or with a password chosen now. */
export const joiningSchema = z.object({ token: z.string().max(200).catch('') })
export const firstPasswordSchema = z
  .object({
    token: z.string().max(200).catch(''),
    password: newPassword,
    passwordConfirmation: z.string().min(1, 'accounts.fields.password_confirmation'),
  })
  .refine((form) => form.password === form.passwordConfirmation, confirmation)

const done = ['invitee', 'relancee', 'annulee', 'roles', 'suspendue', 'retablie', 'facteur'] as const
/** Search parameter of the team's pages: what was just done. */
export const teamSearch = z.object({ fait: z.enum(done).optional().catch(undefined) })
