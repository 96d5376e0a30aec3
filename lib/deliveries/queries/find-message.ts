import 'server-only'
import { and, asc, desc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { messageEvents, messages } from '@/db/schema/messages'
import type { Staff } from '@/lib/core/actor'
import { holdsSecret, isKept } from '@/lib/messages/rules'
import type { Attachment } from '@/lib/messages/types'
import type { MessageDetail } from '../types'
import { logColumns, readable } from './list-log'

/** A message with what became of it; null when the role may not read it ([2.C1]). What holds a one-time link is read by nobody, a trial by whoever asked for it, in their mailbox. */
export async function findMessage(actor: Staff, messageId: string): Promise<MessageDetail | null> {
  const [row] = await db()
    .select({ ...logColumns, message: messages })
    .from(messages)
    .leftJoin(clientFiles, eq(clientFiles.id, messages.clientFileId))
    .where(and(readable(actor), eq(messages.id, messageId)))
  if (!row) return null
  const { message, reader, ...head } = row
  const isShown = isKept(message.template)
  const [events, resends, [source], attachments] = await Promise.all([
    listEvents(messageId),
    listAgain(messageId),
    message.resendOfId ? findHead(message.resendOfId) : [],
    Promise.all(message.attachments.map(nameOf)),
  ])
  const { replyTo, lastError: error, failureKind, attempts, nextAttemptAt, handledAt } = message
  return {
    ...head,
    ...{ replyTo, error, failureKind, attempts, nextAttemptAt, handledAt },
    reader: reader?.number ? reader : null,
    html: isShown ? withoutVoice(message.html) : '',
    text: isShown ? withoutVoice(message.text) : '',
    attachments,
    holdsSecret: holdsSecret(message.template),
    resendOf: source ?? null,
    resends,
    events,
  }
}

/** The office reads a mail without the link by which its reader says no: only they do ([2.A8]). */
const withoutVoice = (words: string): string => words.replaceAll(/(\/desabonnement\/)[\w.~-]+/g, '$1essai')

const listEvents = (messageId: string) =>
  db()
    .select({ event: messageEvents.event, detail: messageEvents.detail, at: messageEvents.happenedAt })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId))
    .orderBy(asc(messageEvents.happenedAt), asc(messageEvents.createdAt))

const listAgain = (messageId: string) =>
  db()
    .select({ id: messages.id, at: messages.createdAt, state: messages.state })
    .from(messages)
    .where(eq(messages.resendOfId, messageId))
    .orderBy(desc(messages.createdAt))

const findHead = (messageId: string) =>
  db().select({ id: messages.id, at: messages.createdAt }).from(messages).where(eq(messages.id, messageId))

async function nameOf(attachment: Attachment): Promise<string> {
  if (!('documentId' in attachment)) return attachment.filename
  const [document] = await db()
    .select({ fileName: documents.fileName })
    .from(documents)
    .where(eq(documents.id, attachment.documentId))
  return document?.fileName ?? attachment.documentId
}
