import type { Override, Sender } from '@/lib/messages/types'
import type { MessageTemplate } from '@/lib/templates/types'
import type { MailContent } from './content'
import { accountMails } from './typical/account-mails'
import { lessonMails } from './typical/lesson-mails'
import { moneyMails } from './typical/money-mails'
import type { Addressee, WriteTypical } from './typical/write'

/** One without typical facts doesn't compile. */
const typical: Record<MessageTemplate, WriteTypical> = { ...accountMails, ...lessonMails, ...moneyMails }

/** Somebody for whom nobody was chosen. */
export const somebody: Addressee = { firstName: 'Léa', lastName: 'Moreau' }

/** A mail of the product as it would leave, with typical facts and the words given, or the default's ([2.C3]). */
export const writeTypical = (
  template: MessageTemplate,
  sender: Sender,
  who: Addressee = somebody,
  override: Override | null = null,
): MailContent => typical[template](sender, who, override)
