import 'server-only'
import type { MailContent } from '@/emails/content'
import { urlOf } from '@/emails/messages/brand'
import { valuesOf } from '@/emails/messages/values'
import { writeWritten } from '@/emails/messages/written'
import { renderMail } from '@/emails/render'
import { localeOf } from '@/lib/core/locale'
import { signId } from '@/lib/core/signed-ids'
import { getSender } from '@/lib/messages/queries/get-sender'
import type { Sender } from '@/lib/messages/types'
import { findSubject } from '@/lib/templates/queries/find-reader'
import { listNamed } from '@/lib/templates/rules'
import type { Locale, Reader, Subject } from '@/lib/templates/types'
import type { Letter } from '../commands/write-recipient'
import { type Content, findContent } from '../queries/find-content'
import { unsubscribePurpose } from '../types'

/** All that a mailing's letters share, read once for a round of them. `named`: the variables of its text; `locale`: its language. */
export type Composer = { content: Content; sender: Sender; subject: Subject | null; named: string[]; locale: Locale }

/** What every letter of a mailing needs; null for a mailing that doesn't exist. */
export async function openComposer(mailingId: string): Promise<Composer | null> {
  const content = await findContent(mailingId)
  if (!content) return null
  const { structureId, courseId, sessionId } = content.mailing
  const sender = await getSender(structureId)
  return {
    content,
    sender,
    // Somebody of the structure wrote it in its language: a reader of another isn't greeted in theirs in the middle of it.
    locale: localeOf(sender.locale),
    subject: courseId ? await findSubject(structureId, { courseId, sessionId }) : null,
    named: listNamed(content.mailing),
  }
}

/** Where a recipient unsubscribes: a page that asks, and what mail programs ask by one POST ([2.C6]). */
function linksOf({ sender, content }: Composer, recipientId: string): { page: string; post: string } | null {
  if (content.mailing.audience === 'service') return null
  const token = signId(unsubscribePurpose, recipientId)
  return { page: urlOf(sender, `/desabonnement/${token}`), post: `${sender.origin}/api/desabonnement/${token}` }
}

function write(
  { content, sender, subject, locale }: Composer,
  reader: Reader,
  unsubscribeUrl: string | null,
): MailContent {
  const { mailing, picture, files, author } = content
  const toRoster = { course: subject?.name ?? '', reason: mailing.reason }
  const direct = mailing.kind === 'one' ? 'direct' : toRoster
  return writeWritten(sender, {
    subject: mailing.subject,
    body: mailing.body,
    values: valuesOf(sender, { ...reader, locale }, { author, subject }),
    author,
    locale,
    picture: picture ? { ...picture, place: mailing.picturePlace } : null,
    files: files.map(({ name, token }) => ({ name, href: urlOf(sender, `/pieces/${token}`) })),
    why: mailing.audience === 'service' ? direct : mailing.audience,
    unsubscribeUrl,
  })
}

/** The letter of one recipient. A service message has nothing to unsubscribe from ([2.C10]). */
export async function composeLetter(composer: Composer, recipientId: string, reader: Reader): Promise<Letter> {
  const links = linksOf(composer, recipientId)
  const content = write(composer, reader, links?.page ?? null)
  return { subject: content.subject, ...(await renderMail(content)), unsubscribeUrl: links?.post ?? null }
}

/** The same before anything leaves, to be looked at or sent to oneself: its link to unsubscribe says that it is a trial ([2.C11]). */
export function composeTrial(composer: Composer, reader: Reader): MailContent {
  const isService = composer.content.mailing.audience === 'service'
  return write(composer, reader, isService ? null : urlOf(composer.sender, '/desabonnement/essai'))
}
