import type { TemplateName } from '@/emails/template'

/** queued: to be sent; to_check: nobody knows whether it left, and asking again could send it twice: a person looks. */
export const messageStates = ['queued', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'to_check'] as const
export type MessageState = (typeof messageStates)[number]

export type Attachment = { filename: string; contentType: string; content: string }

/** A mail ready to be written in its table: who gets which text. `replyTo` null: answers go to the structure. */
export type Draft = {
  template: TemplateName
  recipient: string
  replyTo: string | null
  clientFileId: string | null
  subject: string
  html: string
  text: string
  attachments: Attachment[]
}

/** What happened, as the outbox tells it. `key` is the business reason: the same one writes nothing twice ([0.I7]). */
export type Occasion = { structureId: string; key: string }
