import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { communications } from '@/db/schema/interests'
import { addressFailures, messageEvents, messages } from '@/db/schema/messages'
import { structures } from '@/db/schema/structures'
import { writeBookingConfirmed } from '@/emails/messages/booking'
import { renderMail } from '@/emails/render'
import { cancellableUntil } from '@/lib/bookings/rules'
import { localeOf } from '@/lib/core/locale'
import { addDays, addMinutes, type Instant, startOfDay } from '@/lib/core/time'
import { messageKey } from '@/lib/messages/rules'
import type { BookingFacts, FailureKind, Sender } from '@/lib/messages/types'
import demonstration from './accounts.json'
import type { SeedContext } from './context'
import { insertAll } from './insert'
import { idOf } from './random'

type Row = Omit<BookingFacts, 'startsAt' | 'endsAt' | 'bookedAt' | 'cancellableUntil'> &
  Record<'startsAt' | 'endsAt' | 'bookedAt', string> & {
    notice: number
    fileId: string
    learnerId: string
    number: number
  }

/** Who logs in to be shown something else: their addresses work. */
const known: readonly string[] = [...demonstration.accounts, ...demonstration.horizon.accounts].map(
  ({ email }) => email,
)

/** So many lessons booked in the last weeks. */
const shown = 24

const readBooked = (tx: Tx, structureId: string) =>
  tx.execute<Row>(sql`
    select b.id, b.revision, p.name as lesson, b.starts_at as "startsAt", b.ends_at as "endsAt", b.created_at as "bookedAt",
      null as "cancelledAt", null as "cancelledBy", null as "cancelMessage", false as "isRefunded", false as "isGift",
      b.session_id is not null as "isSession", p.cancellation_notice_hours as notice, r.name as room, l.name as place,
      l.address as "placeAddress", f.id as "fileId", f.number, s.id as "learnerId",
      json_build_object('firstName', s.first_name, 'lastName', s.last_name, 'isSelf', coalesce(g.is_self, false), 'notesForTeacher', '') as learner,
      json_build_object('firstName', f.first_name, 'lastName', f.last_name, 'email', coalesce(f.email, a.email), 'phone', f.phone) as member,
      json_build_object('firstName', t.first_name, 'lastName', t.last_name, 'email', t.email, 'phone', t.phone) as teacher
    from bookings b join passes p on p.id = b.pass_id join learners s on s.id = b.learner_id join client_files f on f.id = b.client_file_id
      join teachers t on t.id = b.teacher_id join rooms r on r.id = b.room_id join locations l on l.id = r.location_id
      left join accounts a on a.id = f.account_id left join guardianships g on g.learner_id = s.id and g.client_file_id = f.id
    where b.structure_id = ${structureId} and b.status = 'booked' and b.created_at > app_now() - interval '28 days'
      and f.status = 'active' and coalesce(f.email, a.email) is not null
    order by b.created_at desc, b.id limit ${shown}`)

/** The provider's own words for what doesn't arrive ([2.C2]). */
const failures: { kind: FailureKind; words: string }[] = [
  { kind: 'address', words: '550 5.1.1 The email account that you tried to reach does not exist.' },
  { kind: 'mailbox_full', words: '452 4.2.2 The recipient’s mailbox is full and can’t accept messages now.' },
]

type Mail = typeof messages.$inferInsert & { id: string; sentAt: Instant }

async function write(sender: Sender, structureId: string, row: Row): Promise<Mail> {
  const [startsAt, endsAt, bookedAt] = [new Date(row.startsAt), new Date(row.endsAt), new Date(row.bookedAt)]
  const until = cancellableUntil({ startsAt, cancellationNoticeHours: row.notice })
  const content = writeBookingConfirmed(sender, { ...row, startsAt, endsAt, bookedAt, cancellableUntil: until }, null)
  const recipient = row.member.email!
  return {
    id: idOf(`message:${row.id}`, bookedAt),
    structureId,
    clientFileId: row.fileId,
    learnerId: row.learnerId,
    key: messageKey(`booking.confirmed:${row.id}`, 'booking_confirmed', recipient),
    template: 'booking_confirmed',
    recipient,
    subject: content.subject,
    ...(await renderMail(content)),
    state: 'delivered',
    attempts: 1,
    firstAttemptAt: bookedAt,
    providerId: idOf(`provider:${row.id}`, bookedAt),
    createdAt: bookedAt,
    sentAt: addMinutes(bookedAt, 1),
  }
}

const eventOf = ({ id, sentAt }: Mail, event: string, minutes: number, detail = '') => ({
  id: idOf(`event:${event}:${id}`, sentAt),
  messageId: id,
  eventKey: `seed:${event}:${id}`,
  event,
  detail,
  happenedAt: addMinutes(sentAt, minutes),
})

/** The newest messages of one person each, outside the demonstration's accounts: what becomes of a bad address, and of a full box. */
function markFailures(mails: readonly Mail[]): Map<Mail, (typeof failures)[number]> {
  const marked = new Map<Mail, (typeof failures)[number]>()
  const people = new Set(known)
  for (const mail of mails) {
    const failure = failures[marked.size]
    if (!failure) break
    if (people.has(mail.recipient)) continue
    people.add(mail.recipient)
    marked.set(mail, failure)
    Object.assign(mail, { state: 'bounced', failureKind: failure.kind, lastError: failure.words })
  }
  return marked
}

/** Calls, letters and visits noted by the office in the files that its messages are about ([2.C8]). */
async function insertCommunications(
  { tx, structureId, today, zone }: SeedContext,
  rows: readonly Row[],
): Promise<void> {
  const [admin] = await tx.execute<{ id: string }>(sql`
    select account_id as id from staff_members where structure_id = ${structureId} and role = 'admin' order by created_at, id limit 1`)
  const files = [...new Set(rows.map(({ fileId }) => fileId))]
  if (!admin || files.length === 0) return
  const said = [
    {
      kind: 'call',
      direction: 'from_client',
      daysAgo: 6,
      body: 'Demande s’il reste une place le mercredi : rappeler à la rentrée des vacances.',
    },
    { kind: 'letter', direction: 'to_client', daysAgo: 13, body: 'Attestation d’inscription envoyée par la poste.' },
    {
      kind: 'visit',
      direction: 'from_client',
      daysAgo: 19,
      body: 'Passage à l’accueil pour essayer une salle avant de s’inscrire.',
    },
  ] as const
  await insertAll(
    tx,
    communications,
    said.map(({ daysAgo, ...one }, rank) => ({
      id: idOf(`communication:${structureId}:${rank}`),
      structureId,
      clientFileId: files[rank % files.length]!,
      ...one,
      happenedAt: addMinutes(startOfDay(addDays(today, -daysAgo), zone), 11 * 60),
      authorId: admin.id,
    })),
  )
}

/** The messages of the last weeks with what became of each, and what was said outside the portal ([2.C1] [2.C2] [2.C8]). */
export async function insertMessages(context: SeedContext, origin: string): Promise<void> {
  const { tx, structureId } = context
  const [structure] = await tx.select().from(structures).where(eq(structures.id, structureId))
  const sender: Sender = { ...structure!, locale: localeOf(structure!.locale), origin }
  const rows = await readBooked(tx, structureId)
  const mails: Mail[] = []
  for (const row of rows) mails.push(await write(sender, structureId, row))
  const failed = markFailures(mails)
  await insertAll(tx, messages, mails)
  const sent = mails.map((mail) => eventOf(mail, 'email.sent', 0))
  const became = mails.map((mail) => {
    const failure = failed.get(mail)
    return eventOf(mail, failure ? 'email.bounced' : 'email.delivered', 1, failure?.words)
  })
  await insertAll(tx, messageEvents, [...sent, ...became])
  const wrong = [...failed].filter(([, { kind }]) => kind === 'address')
  await insertAll(
    tx,
    addressFailures,
    wrong.map(([mail, { words }]) => ({
      id: idOf(`failure:${mail.id}`),
      structureId,
      clientFileId: mail.clientFileId,
      address: mail.recipient,
      messageId: mail.id,
      detail: words,
      createdAt: addMinutes(mail.sentAt, 1),
    })),
  )
  await insertCommunications(context, rows)
}
