import type { Override, Sender } from '@/lib/messages/types'
import type { MailContent } from '../content'

/** Whoever a typical mail is addressed to. */
export type Addressee = { firstName: string; lastName: string }

/** A mail of the product with typical facts, in the words that are tried ([2.C3]). */
export type WriteTypical = (sender: Sender, who: Addressee, override: Override | null) => MailContent
