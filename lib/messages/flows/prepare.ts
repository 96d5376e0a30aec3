import 'server-only'
import type { MailContent } from '@/emails/content'
import { toCopy } from '@/emails/messages/copy'
import { commonValuesOf } from '@/emails/messages/values'
import { renderMail } from '@/emails/render'
import { type Locale, localeOf } from '@/lib/core/locale'
import { unwrap } from '@/lib/core/outcome'
import { findReader } from '@/lib/templates/queries/find-reader'
import { findWords } from '@/lib/templates/queries/find-words'
import { frenchOf } from '@/lib/templates/rules'
import { writeMessages } from '../commands/write-messages'
import { findCopyFacts } from '../queries/find-copy-facts'
import { getSender, listWritten } from '../queries/get-sender'
import { isCopied } from '../rules'
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

/**
 * The structure's own words in the reader's language, with what is known of them, which any such words may name; and the language
 * that the whole mail is in: that of those words or, of the product's, the French of its reader ([2.C3]).
 */
async function findOverride(
  sender: Sender,
  structureId: string,
  { template, clientFileId }: Letter,
): Promise<{ override: Override | null; locale: Locale }> {
  const reader = clientFileId ? await findReader(structureId, clientFileId) : null
  const wanted = reader?.locale ?? localeOf(sender.locale)
  const words = await findWords(structureId, { event: template }, wanted)
  if (!words) return { override: null, locale: frenchOf(wanted, localeOf(sender.locale)) }
  const { prenom_client, ...common } = commonValuesOf(sender, {
    ...(reader ?? { civility: null, firstName: '' }),
    locale: words.locale,
  })
  const override = { ...words, common: reader ? { ...common, prenom_client } : common }
  return { override, locale: words.locale }
}

async function toDraft(sender: Sender, structureId: string, letter: Letter, recipient: string): Promise<Draft> {
  const { template, replyTo, clientFileId, learnerId, attachments } = letter
  const { override, locale } = await findOverride(sender, structureId, letter)
  const writer = { ...sender, locale }
  const content = letter.write(writer, override)
  return {
    template,
    recipient,
    replyTo: replyTo ?? null,
    clientFileId: clientFileId ?? null,
    learnerId: learnerId ?? null,
    subject: content.subject,
    ...(await renderMail(content)),
    attachments: attachments?.(writer) ?? [],
  }
}

/** The same letter for the learner's second address, when there is one and the letter is about their lessons ([1.B9]). */
async function listWithCopy(sender: Sender, structureId: string, letter: Letter): Promise<Letter[]> {
  const { learnerId, clientFileId, template, recipient } = letter
  if (!learnerId || !clientFileId || !isCopied(template)) return [letter]
  const copy = await findCopyFacts(structureId, sender.timeZone, learnerId)
  if (!copy || copy.email.toLowerCase() === recipient?.toLowerCase()) return [letter]
  const write: Letter['write'] = (from, override) => toCopy(from, copy, letter.write(from, override))
  return [letter, { ...letter, recipient: copy.email, write }]
}

/** Composes the mails of an occasion and writes them, once whatever dies in between. Somebody without an address gets none. */
export async function prepare(occasion: Occasion, listLetters: () => Promise<Letter[]>): Promise<string[]> {
  const written = await listWritten(occasion)
  if (written.length > 0) return written
  const letters = await listLetters()
  const sender = await getSender(occasion.structureId)
  const drafts: Draft[] = []
  const copied = await Promise.all(letters.map((letter) => listWithCopy(sender, occasion.structureId, letter)))
  for (const letter of copied.flat()) {
    if (letter.recipient) drafts.push(await toDraft(sender, occasion.structureId, letter, letter.recipient))
  }
  return unwrap(await writeMessages(occasion, drafts))
}

/** Stored documents as attachments; a paper that doesn't exist isn't one. */
export const attach = (...documentIds: (string | null)[]) => {
  const attachments = documentIds.flatMap((documentId) => (documentId ? [{ documentId }] : []))
  return () => attachments
}
