import type { Civility, Locale } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'

export { type Locale, locales } from '@/lib/client-files/types'

/** The mails of the product; the catalogue has a default text for each. */
export const messageTemplates = [
  'account_activation',
  'account_known',
  'password_reset',
  'staff_invitation',
  'staff_access_changed',
  'mailing_decided',
  'mailing_invited',
  'client_added',
  'portal_invitation',
  'file_attached',
  'portal_seen',
  'email_confirmation',
  'email_changing',
  'file_restored',
  'export_ready',
  'order_placed',
  'order_reminder',
  'order_part_received',
  'order_expired',
  'order_cancelled',
  'cheque_to_fix',
  'cheque_bounced',
  'order_paid',
  'instalment_paid',
  'instalment_refused',
  'refund_made',
  'withdrawal_received',
  'double_payment',
  'money_due',
  'credit_added',
  'dispute_opened',
  'dispute_closed',
  'booking_confirmed',
  'booking_confirmed_teacher',
  'booking_cancelled',
  'booking_cancelled_teacher',
  'booking_cancelled_office',
  'course_changed',
  'session_moved',
  'session_cancelled',
  'session_changed_teacher',
  'session_substituted',
  'session_given_teacher',
  'absence_asked',
  'absence_undone',
  'absence_credited',
  'booking_postponed',
  'session_placed',
  'booking_moved',
  'booking_moved_teacher',
  'booking_repeated',
  'booking_repeated_teacher',
  'copy_confirmation',
  'booking_reminder',
  'pass_expiring',
  'pass_changed',
  'queue_offered',
  'queue_expired',
  'queue_over',
  'slot_found',
  'reduced_rate_granted',
  'reduced_rate_refused',
  'reduced_rate_ended',
  'gift_sent',
  'gift_bought',
  'contact_received',
  'rental_received',
] as const
export type MessageTemplate = (typeof messageTemplates)[number]

/** A text that may hold variables, `{cher}`, and blocks, `[bouton]`. */
export type TemplateText = { subject: string; body: string }

/** A structure's own words, in place of the default's; `common`: what any text may name, where it is known ([2.C3]). */
export type Override = TemplateText & { common?: Record<string, string>; locale?: Locale }

/** What a text may say of whoever reads it, whatever it is about. */
export const readerVariables = [
  'cher',
  'prenom_client',
  'nom_client',
  'structure',
  'solde',
  'lien_dossier',
  'lien_aide',
  'expediteur',
] as const

/** What it may say besides, about a course (or one of its sessions) or about an offer. */
export const topicVariables = {
  course: ['cours', 'date', 'heure', 'lieu', 'lien_cours'],
  offer: ['offre', 'lien_cours'],
} as const
export type Topic = keyof typeof topicVariables
export type WrittenVariable = (typeof readerVariables)[number] | (typeof topicVariables)[Topic][number]

/** What a written message puts in place of its variables, for one reader. */
export type WrittenValues = Partial<Record<WrittenVariable, string>>

/** The words that {cher} chooses from, by what is known of its reader ([2.C3]). */
export type Greeting = Civility | 'unsaid' | 'nameless'

/** Whoever reads a written message, as its variables need them; `locale`: of their file, or their structure's. */
export type Reader = {
  clientFileId: string
  email: string | null
  firstName: string
  lastName: string
  civility: Civility | null
  locale: Locale
  /** What they owe today. */
  balanceCents: number
  currency: string
}

/** What a message is about: a course and its session (the next one when none is named), or an offer. */
export type Subject =
  | { kind: 'course'; name: string; startsAt: Instant | null; place: string | null }
  | { kind: 'offer'; name: string; slug: string }

/** What any mail of the product to a client may name in a structure's own words. */
export const commonVariables = ['cher', 'prenom_client', 'structure', 'lien_dossier', 'lien_aide'] as const

/** What a text must be made of: checked when it is saved, so that no mail has a hole ([2.C3]). */
export type TextRules = {
  /** The variables that it may name. */
  known: readonly string[]
  /** Those that exist, but not for this text: somebody who names one is told so. */
  elsewhere?: readonly string[]
  /** The blocks that it may place: 'bouton', 'fichier 1'. */
  blocks?: readonly string[]
  /** Variables and blocks that it can't do without. */
  neededVariables?: readonly string[]
  neededBlocks?: readonly string[]
}

export type TextRefusal =
  | 'subject_missing'
  | 'body_missing'
  | 'lone_brace'
  | 'unknown_variable'
  | 'variable_elsewhere'
  | 'unknown_block'
  | 'variable_needed'
  | 'block_needed'

/** A text that somebody sends to themself to look at it, in the log of messages. */
export const trialTemplate = 'trial'

/** A template: of an event of the product, or a free one. */
export type TemplateKey = { event: MessageTemplate } | { freeTemplateId: string }

/** A version of a template's words; `isDefault`: back to the product's. */
export type TemplateVersion = TemplateText & {
  version: number
  isDefault: boolean
  author: string | null
  createdAt: Instant
}

/** A text kept ready for what people write, with the languages that it has words in. */
export type FreeTemplate = { id: string; name: string; isArchived: boolean; locales: Locale[] }

/** What the mails of the product are about, in the order of their list. */
export const families = [
  'accounts',
  'orders',
  'payments',
  'lessons',
  'sessions',
  'absences',
  'passes',
  'queue',
  'rates',
  'gifts',
  'team',
  'visitors',
] as const
export type Family = (typeof families)[number]

export type TemplateRefusal = 'not_found' | 'changed_meanwhile' | 'name_taken' | 'address_missing' | Busy
