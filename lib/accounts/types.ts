import type { Busy } from '@/lib/core/outcome'

export const accountStatuses = ['pending', 'active', 'suspended', 'erased'] as const
export type AccountStatus = (typeof accountStatuses)[number]

export const accountTokenKinds = [
  'activation',
  'reset',
  'email_change',
  'portal_invitation',
  'staff_invitation',
] as const
export type AccountTokenKind = (typeof accountTokenKinds)[number]

/** Why somebody doesn't get in. What tells of an account is said only to whoever gave its password. */
export type LoginRefusal = 'wrong_credentials' | 'not_activated' | 'suspended' | 'no_file_here'
/** Why a link from a mail does nothing. */
export type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_used'
/** Why a password isn't accepted. */
export type PasswordRefusal = 'password_too_short' | 'password_too_long' | 'password_common' | 'password_personal'
/** Why a code of a second factor isn't accepted. `code_used`: the next one, in a few seconds, will be. */
export type CodeRefusal = 'wrong_code' | 'code_used' | 'factor_gone' | Busy
export type AccountRefusal =
  | LoginRefusal
  | LinkRefusal
  | PasswordRefusal
  | CodeRefusal
  /** The password was given too long ago, or isn't the account's any more. */
  | 'login_expired'
  | 'factor_known'
  | 'wrong_password'
  | 'email_taken'
  | 'too_young'
  | 'too_many_attempts'
  | Busy

export const passwordMinLength = 12
/** Far beyond any sentence; a megabyte would only keep the machine busy. */
export const passwordMaxLength = 200
/** Account holders are so old or older ([1.B2]). */
export const holderMinAge = 18
/** How long a link of each kind works, in minutes ([1.B2] [1.B4] [1.B5] [2.A12] [2.F1]). */
export const linkMinutes: Record<AccountTokenKind, number> = {
  activation: 24 * 60,
  reset: 30,
  email_change: 24 * 60,
  portal_invitation: 14 * 24 * 60,
  staff_invitation: 7 * 24 * 60,
}
/** A device that isn't remembered is logged out at the latest after so many hours. */
export const briefSessionHours = 12
/** 'Rester connecté' keeps a device for so many days ([1.B4]). */
export const sessionDays = 30
/** After the password, the code is asked for so many minutes. */
export const codeMinutes = 5
/** A login between its password and its code. `mark`: of the password that was given; another one since, and it starts again. */
export type PendingLogin = {
  accountId: string
  structureId: string
  identifier: string
  isRemembered: boolean
  mark: string
}
/** The name of the cookie that keeps it. */
export const pendingLogin = 'code'

/** A second factor as its holder sets it up: the key to copy by hand, and what a camera reads. */
export type ShownFactor = { isConfirmed: boolean; secret: string; uri: string }
