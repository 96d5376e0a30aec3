import 'server-only'
import type { MailContent } from '@/emails/content'
import { renderMail } from '@/emails/render'
import type { TemplateName } from '@/emails/template'
import type { Attachment, Draft } from '../types'

/** A composed mail and whom it goes to, before it is rendered. */
export type Letter = {
  template: TemplateName
  recipient: string
  content: MailContent
  replyTo?: string
  clientFileId?: string | null
  attachments?: Attachment[]
}

export async function toDraft({ template, recipient, content, ...rest }: Letter): Promise<Draft> {
  const { html, text } = await renderMail(content)
  return {
    template,
    recipient,
    subject: content.subject,
    html,
    text,
    replyTo: rest.replyTo ?? null,
    clientFileId: rest.clientFileId ?? null,
    attachments: rest.attachments ?? [],
  }
}
