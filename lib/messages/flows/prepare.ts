import 'server-only'
import type { MailContent } from '@/emails/content'
import { renderMail } from '@/emails/render'
import { unwrap } from '@/lib/core/outcome'
import { writeMessages } from '../commands/write-messages'
import { findOverride, getSender, listWritten } from '../queries/get-sender'
import type { Attachment, Draft, MessageTemplate, Occasion, Override, Sender } from '../types'

/** A mail to compose, and whom it goes to. */
export type Letter = {
  template: MessageTemplate
  recipient: string | null
  write: (sender: Sender, override: Override | null) => MailContent
  replyTo?: string
  clientFileId?: string | null
  /** The learner it is about: it is listed on their page, and copied to their second address ([1.B8] [1.B9]). */
  learnerId?: string
  attachments?: (sender: Sender) => Attachment[]
}

async function toDraft(sender: Sender, structureId: string, letter: Letter, recipient: string): Promise<Draft> {
  const { template, replyTo, clientFileId, learnerId, attachments } = letter
  const content = letter.write(sender, await findOverride(structureId, template))
  return {
    template,
    recipient,
    replyTo: replyTo ?? null,
    clientFileId: clientFileId ?? null,
    learnerId: learnerId ?? null,
    subject: content.subject,
    ...(await renderMail(content)),
    attachments: attachments?.(sender) ?? [],
  }
}

/** Composes the mails of an occasion and writes them, once whatever dies in between. Somebody without an address gets none. */
export async function prepare(occasion: Occasion, listLetters: () => Promise<Letter[]>): Promise<string[]> {
  const written = await listWritten(occasion)
  if (written.length > 0) return written
  const letters = await listLetters()
  const sender = await getSender(occasion.structureId)
  const drafts: Draft[] = []
  for (const letter of letters) {
    if (letter.recipient) drafts.push(await toDraft(sender, occasion.structureId, letter, letter.recipient))
  }
  return unwrap(await writeMessages(occasion, drafts))
}

/** Stored documents as attachments; a paper that doesn't exist isn't one. */
export const attach = (...documentIds: (string | null)[]) => {
  const attachments = documentIds.flatMap((documentId) => (documentId ? [{ documentId }] : []))
  return () => attachments
}
