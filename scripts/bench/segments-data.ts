import postgres from 'postgres'
import { filesCount } from './files-data'

/**
 * What segments ask of those files, as a school of that size has it: a word about e-mails, what people like, lessons taken
 * and left, memberships and orders ([2.D1]). Made by SQL, after data set S and files-data.ts.
 */
export async function loadSegmentsData(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      for (const step of steps) await tx.unsafe(step)
    })
    await sql.unsafe('vacuum analyze')
  } finally {
    await sql.end()
  }
}

const idOf = (label: string) => `md5(${label})::uuid`
const structure = "(select id from structures where slug = 'atelier')"
const file = idOf("'large' || i")
const every = (step: number) => `generate_series(0, ${filesCount - 1}, ${step}) i`

const steps = [
  // Six in ten said something of e-mails, of whom one in five no, and a few changed their mind since.
  `insert into consents (structure_id, client_file_id, channel, is_granted, source, created_at)
   select ${structure}, ${file}, channel, i % 5 > 0, 'import', now() - interval '2 years'
   from ${every(1)}, unnest(array['email', 'newsletter']) channel where i % 10 < 6`,
  `insert into consents (structure_id, client_file_id, channel, is_granted, source, created_at)
   select ${structure}, ${file}, 'email', i % 3 > 0, 'profile', now() - interval '1 month' from ${every(10)}`,
  `insert into interests (structure_id, client_file_id, offer_id, removed_at)
   select ${structure}, ${file}, liked.id, case when i % 7 = 0 then now() end
   from ${every(8)}, lateral (select id from offers where structure_id = ${structure} order by md5(id::text || i) limit 1) liked`,
  `insert into memberships (structure_id, learner_id, client_file_id, starts_on, ends_on)
   select ${structure}, ${idOf("'largelearner' || i")}, ${file}, now()::date - 30 - i % 600, now()::date + 335 - i % 600 from ${every(6)}`,
  `insert into passes (id, structure_id, learner_id, client_file_id, offer_id, name, lesson_minutes, valid_from, valid_until, bookable_from, cancellation_notice_hours)
   select ${idOf("'largepass' || i")}, ${structure}, ${idOf("'largelearner' || i")}, ${file}, sold.id, 'Forfait', 60,
     now()::date - 365, now()::date + 300 - i % 600, now()::date - 365, 24
   from ${every(8)}, lateral (select id from offers where structure_id = ${structure} and kind = case when i % 16 = 0 then 'group' else 'individual' end order by position limit 1) sold`,
  `insert into pass_entries (structure_id, pass_id, kind, amount, business_key, actor)
   select ${structure}, ${idOf("'largepass' || i")}, 'grant', 5, 'grant:large:' || i, '{"kind":"job","name":"bench"}' from ${every(8)}`,
  `insert into bookings (id, structure_id, pass_id, learner_id, client_file_id, teacher_id, room_id, starts_at, ends_at, booked_by)
   select ${idOf("'largebooking' || i || ':' || j")}, ${structure}, ${idOf("'largepass' || i")}, ${idOf("'largelearner' || i")}, ${file},
     ${idOf("'teacher' || i % 50")}, ${idOf("'room' || i % 50")}, taken, taken + interval '1 hour', 'job:bench'
   from ${every(8)}, generate_series(1, 5) j, lateral (select now() - make_interval(days => 7 * j + i % 700) as taken)`,
  `insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
   select ${structure}, ${idOf("'largepass' || i")}, 'reserve', -1, ${idOf("'largebooking' || i || ':' || j")}, 'reserve:large:' || i || ':' || j, '{"kind":"job","name":"bench"}'
   from ${every(8)}, generate_series(1, 5) j where i % 16 > 0 or j < 3`,
  `insert into orders (structure_id, number, client_file_id, status, means, total_cents, currency, terms_version_id, requests_immediate_start, ordered_at, paid_at, paid_on, sale_key)
   select ${structure}, 500000 + i, ${file}, 'paid', 'card', 5000, 'EUR', terms.id, true, ordered, ordered, ordered::date, uuidv7()
   from ${every(4)}, lateral (select now() - make_interval(days => i % 900) as ordered),
     lateral (select id from terms_versions where structure_id = ${structure} limit 1) terms`,
]
