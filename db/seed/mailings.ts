import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { mailingAuthors, mailingRecipients, mailings } from '@/db/schema/mailings'
import { messageEvents, messages } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { urlOf } from '@/emails/messages/brand'
import { valuesOf } from '@/emails/messages/values'
import { writeWritten } from '@/emails/messages/written'
import { renderMail } from '@/emails/render'
import { localeOf } from '@/lib/core/locale'
import { addDays, addMinutes, type Instant, startOfDay } from '@/lib/core/time'
import { mailingKey } from '@/lib/mailings/rules'
import { writtenTemplate } from '@/lib/mailings/types'
import { messageKey } from '@/lib/messages/rules'
import type { Sender } from '@/lib/messages/types'
import type { Reader } from '@/lib/templates/types'
import demonstration from './accounts.json'
import type { SeedContext } from './context'
import { insertAll } from './insert'
import { idOf } from './random'

/** Who logs in to be shown something else: what they agreed to stays theirs. */
const known = [...demonstration.accounts, ...demonstration.horizon.accounts].map(({ email }) => email)

/** So many people who agreed to e-mails, and who were written to. */
const readersShown = 18

type Author = { id: string; name: string; email: string }
type Person = Reader & { email: string }

/** The office's organisers before its admins: who writes to many, and who agrees with them. */
const listAuthors = (tx: Tx, structureId: string) =>
  tx.execute<Author>(sql`
    select s.account_id as id, s.first_name || ' ' || s.last_name as name, a.email::text as email
    from staff_members s join accounts a on a.id = s.account_id
    where s.structure_id = ${structureId} and s.role in ('organiser', 'admin') and s.accepted_at is not null
    order by s.role desc, s.created_at, a.email`)

/** People whom nobody had asked about e-mails yet say yes in their profile, one for each address. @returns them */
async function agreeToEmails({ tx, structureId }: SeedContext, at: Instant): Promise<Person[]> {
  const people = await tx.execute<Person>(sql`
    select f.id as "clientFileId", coalesce(f.email, a.email)::text as email, f.first_name as "firstName", f.last_name as "lastName",
      f.civility, 'fr-FR' as locale, 0 as "balanceCents", s.currency
    from client_files f join structures s on s.id = f.structure_id left join accounts a on a.id = f.account_id
    where f.structure_id = ${structureId} and f.status = 'active' and coalesce(f.email, a.email) is not null
      and not lower(coalesce(f.email, a.email)::text) = any(${`{${known.join(',')}}`}::text[])
      and not exists (select 1 from consents c where c.client_file_id = f.id)
      and not exists (select 1 from address_failures bad where bad.structure_id = f.structure_id and bad.address = coalesce(f.email, a.email))
      and not exists (
        select 1 from client_files elder where elder.structure_id = f.structure_id and elder.email = f.email and elder.number < f.number)
    order by f.number limit ${readersShown}`)
  await tx.execute(sql`
    insert into consents (id, structure_id, client_file_id, channel, is_granted, source, created_at)
    select md5('agreed:' || file::text || channel)::uuid, ${structureId}, file, channel, true, 'profile', ${at.toISOString()}::timestamptz
    from unnest(${`{${people.map(({ clientFileId }) => clientFileId).join(',')}}`}::uuid[]) file, unnest(array['email', 'newsletter']) channel`)
  return [...people]
}

const announced = {
  subject: 'Une journée portes ouvertes',
  body: '{cher},\n\nNous ouvrons nos portes un samedi entier : on visite, on essaie, on pose ses questions.\n\nVenez avec qui vous voulez, sans réserver.',
}

/** Everybody's letter, sent nine days ago; the second last one came back. */
async function insertSent(
  context: SeedContext & { origin: string },
  author: Author,
  people: readonly Person[],
  sentAt: Instant,
) {
  const { tx, structureId } = context
  const [structure] = await tx.select().from(structures).where(eq(structures.id, structureId))
  const sender: Sender = { ...structure!, locale: localeOf(structure!.locale), origin: context.origin }
  const id = idOf(`mailing:sent:${structureId}`)
  const [segment] = await tx.execute<{ id: string }>(
    sql`select id from segments where structure_id = ${structureId} order by name limit 1`,
  )
  await tx.insert(mailings).values({
    ...announced,
    id,
    structureId,
    authorId: author.id,
    replyTo: author.email,
    kind: 'segment',
    audience: 'email',
    segmentId: segment?.id,
    theme: 'portes ouvertes',
    state: 'done',
    recipientCount: people.length,
    createdAt: addMinutes(sentAt, -30),
    confirmedAt: addMinutes(sentAt, -4),
    startedAt: sentAt,
    finishedAt: addMinutes(sentAt, 1),
  })
  const written = await Promise.all(
    people.map((person) => writeOne(sender, { id, structureId, author, person, sentAt })),
  )
  const mails = written.map((mail, rank) => (rank === people.length - 2 ? bounce(mail) : mail))
  await insertAll(tx, messages, mails)
  await insertAll(tx, messageEvents, mails.flatMap(eventsOf))
  await insertRecipients(tx, { id, structureId, senderId: author.id }, mails)
}

type Mail = typeof messages.$inferInsert & { id: string; clientFileId: string; sentAt: Instant }
type Letter = { id: string; structureId: string; author: Author; person: Person; sentAt: Instant }

async function writeOne(sender: Sender, { id, structureId, author, person, sentAt }: Letter): Promise<Mail> {
  const content = writeWritten(sender, {
    ...announced,
    author: author.name,
    values: valuesOf(sender, person, { author: author.name, subject: null }),
    why: 'email',
    unsubscribeUrl: urlOf(sender, '/desabonnement/essai'),
  })
  return {
    id: idOf(`message:${id}:${person.clientFileId}`, sentAt),
    structureId,
    clientFileId: person.clientFileId,
    authorId: author.id,
    mailingId: id,
    key: messageKey(mailingKey(id), writtenTemplate, person.email),
    template: writtenTemplate,
    recipient: person.email,
    replyTo: author.email,
    subject: content.subject,
    ...(await renderMail(content)),
    state: 'delivered',
    attempts: 1,
    firstAttemptAt: sentAt,
    providerId: idOf(`provider:${id}:${person.clientFileId}`, sentAt),
    createdAt: sentAt,
    sentAt,
  }
}

/** Its reader's box was full; somebody of the office saw it. */
const bounce = (mail: Mail): Mail => ({
  ...mail,
  state: 'bounced',
  failureKind: 'mailbox_full',
  lastError: '452 4.2.2 The recipient’s mailbox is full and can’t accept messages now.',
  handledAt: addMinutes(mail.sentAt, 90),
  handledBy: mail.authorId,
})

const eventsOf = ({ id, sentAt, state, lastError }: Mail) =>
  ['email.sent', `email.${state}`].map((event, minutes) => ({
    id: idOf(`event:${event}:${id}`, sentAt),
    messageId: id,
    eventKey: `seed:${event}:${id}`,
    event,
    detail: minutes > 0 ? (lastError ?? '') : '',
    happenedAt: addMinutes(sentAt, minutes),
  }))

/** They wait first, as the database wants it; then each is written. */
async function insertRecipients(
  tx: Tx,
  { id, structureId, senderId }: { id: string; structureId: string; senderId: string },
  mails: readonly Mail[],
) {
  const rows = mails.map(({ id: messageId, clientFileId, recipient }) => ({
    id: idOf(`recipient:${messageId}`),
    structureId,
    mailingId: id,
    clientFileId,
    address: recipient,
    senderId,
  }))
  await insertAll(tx, mailingRecipients, rows)
  await tx.execute(sql`
    update mailing_recipients r set state = 'written', message_id = m.id, written_at = m.sent_at
    from messages m where m.mailing_id = r.mailing_id and m.client_file_id = r.client_file_id and r.mailing_id = ${id}`)
}

/** A letter to the newsletter's readers, begun and not finished. */
const insertDraft = ({ tx, structureId }: SeedContext, author: Author) =>
  // One of the structure's own pictures stands on top of it ([2.C5]).
  tx.insert(mailings).values({
    id: idOf(`mailing:draft:${structureId}`),
    structureId,
    authorId: author.id,
    replyTo: author.email,
    kind: 'segment',
    audience: 'newsletter',
    segmentId: sql`(select id from segments where structure_id = ${structureId} and name = 'Abonnés à la lettre')`,
    subject: 'Les nouvelles de la saison',
    body: '{cher},\n\nVoici ce qui nous attend cette saison : deux ateliers de plus, une scène ouverte en mars, et les studios ouverts **le dimanche**.\n\nOn en parle quand vous voulez : {lien_aide}\n\nÀ bientôt,\n{expediteur}',
    pictureId: sql`(select id from site_pictures where structure_id = ${structureId} order by width desc, alt desc limit 1)`,
  })

/** Two organisers agree on an announcement to a country, which waits for an admin ([2.C9]). */
async function insertWaiting({ tx, structureId, now }: SeedContext, [author, other]: Author[], count: number) {
  const id = idOf(`mailing:waiting:${structureId}`)
  await tx.insert(mailings).values({
    id,
    structureId,
    authorId: author!.id,
    replyTo: author!.email,
    kind: 'joint',
    audience: 'email',
    query: { kind: 'country', country: 'FR', prefixes: [] },
    regions: ['FR'],
    subject: 'Nos prochains ateliers',
    body: '{cher},\n\nNos deux équipes préparent la saison. Répondez-nous pour recevoir les dates en premier.',
    theme: 'saison',
    state: 'awaiting_approval',
    needsApproval: true,
    recipientCount: count,
    revision: 1,
    createdAt: addMinutes(now, -300),
    confirmedAt: addMinutes(now, -120),
  })
  if (other) {
    const agreedAt = addMinutes(now, -150)
    await tx.insert(mailingAuthors).values({ mailingId: id, accountId: other.id, agreedAt })
  }
}

/** What the office wrote to many: a message that left, a draft, and in `horizon` one that waits for an admin ([2.C6] [2.C9]). */
export async function insertMailings(
  context: SeedContext,
  { origin, waits }: { origin: string; waits: boolean },
): Promise<void> {
  const { tx, structureId, today, zone } = context
  const authors = [...(await listAuthors(tx, structureId))]
  const [author] = authors
  if (!author) return
  const at = (daysAgo: number) => addMinutes(startOfDay(addDays(today, -daysAgo), zone), 10 * 60)
  const people = await agreeToEmails(context, at(20))
  await insertSent({ ...context, origin }, author, people, at(9))
  await insertDraft(context, author)
  if (waits) await insertWaiting(context, authors, people.length)
}
