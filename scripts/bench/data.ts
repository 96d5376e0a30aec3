import postgres from 'postgres'

/**
 * Data set S beside the demonstration's: 2,000 files with a pass of 30 credits and 10 lessons each, spread over 50
 * teachers who each have a room of their own. Made by SQL: the guards of the database check every row.
 */
export async function loadDataSetS(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await sql.begin(async (tx) => {
      for (const step of steps) await tx.unsafe(step)
    })
    await sql.unsafe('analyze')
  } finally {
    await sql.end()
  }
}

/** The same id for the same label. */
const idOf = (label: string) => `md5(${label})::uuid`
const structure = "(select id from structures where slug = 'atelier')"
const location = `(select id from locations where structure_id = ${structure} order by position limit 1)`
const monday = "date_trunc('week', now() at time zone 'Europe/Paris')::date"

/** One lesson each four weeks, from forty weeks ago to next week: no two of a teacher, a room or a learner overlap. */
const lessons = `
  select i, j, ${idOf("'booking' || i || ':' || j")} as id, ${idOf("'teacher' || i % 50")} as teacher_id, ${idOf("'room' || i % 50")} as room_id,
    ((${monday} + (1 - j) * 28 + 7 * (j % 2) + (i / 50) / 10) + make_time(8 + (i / 50) % 10, 0, 0)) at time zone 'Europe/Paris' as starts_at
  from generate_series(0, 1999) i, generate_series(0, 9) j`

const steps = [
  `insert into rooms (id, structure_id, location_id, name, capacity, position)
   select ${idOf("'room' || n")}, ${structure}, ${location}, 'Studio ' || n, 4, 100 + n from generate_series(0, 49) n`,
  `insert into teachers (id, structure_id, slug, first_name, last_name, email, phone, discipline, position)
   select ${idOf("'teacher' || n")}, ${structure}, 'bench-' || n, 'Prof', 'Bench ' || n, 'bench-' || n || '@latelier.example', '+33199005000', 'Chant', 100 + n
   from generate_series(0, 49) n`,
  `insert into teacher_availabilities (id, structure_id, teacher_id, location_id, weekday, starts_at, ends_at, valid_from)
   select ${idOf("'hours' || n || ':' || d")}, ${structure}, ${idOf("'teacher' || n")}, ${location}, d, '08:00', '19:00', now()::date - 800
   from generate_series(0, 49) n, generate_series(1, 5) d`,
  `insert into availability_rooms (availability_id, room_id, rank)
   select ${idOf("'hours' || n || ':' || d")}, ${idOf("'room' || n")}, 0 from generate_series(0, 49) n, generate_series(1, 5) d`,
  `insert into offer_teachers (offer_id, teacher_id)
   select o.id, ${idOf("'teacher' || n")} from offers o, generate_series(0, 49) n where o.slug = 'forfait-30-cours-chant'`,
  `insert into accounts (id, email, password_hash, status, activated_at)
   select ${idOf("'account' || i")}, 'bench-' || i || '@exemple.example', (select password_hash from accounts where email = 'claire.vasseur@exemple.example'), 'active', now()
   from generate_series(0, 1999) i`,
  `insert into client_files (id, structure_id, account_id, number, first_name, last_name, email, birth_on, postcode, city, phone)
   select ${idOf("'file' || i")}, ${structure}, ${idOf("'account' || i")}, 10000 + i, 'Membre', 'Bench ' || i, 'bench-' || i || '@exemple.example', '1990-01-01', '75011', 'Paris', '+33199006000'
   from generate_series(0, 1999) i`,
  `update counters set value = 20000 where name = 'client_file'`,
  `insert into learners (id, structure_id, first_name, last_name, birth_on)
   select ${idOf("'learner' || i")}, ${structure}, 'Membre', 'Bench ' || i, '1990-01-01' from generate_series(0, 1999) i`,
  `insert into guardianships (structure_id, learner_id, client_file_id, is_self)
   select ${structure}, ${idOf("'learner' || i")}, ${idOf("'file' || i")}, true from generate_series(0, 1999) i`,
  `insert into passes (id, structure_id, learner_id, client_file_id, offer_id, name, lesson_minutes, valid_from, valid_until, bookable_from, cancellation_notice_hours)
   select ${idOf("'pass' || i")}, ${structure}, ${idOf("'learner' || i")}, ${idOf("'file' || i")}, o.id, o.name, 60, now()::date - 365, now()::date + 365, now()::date - 365, 24
   from generate_series(0, 1999) i, offers o where o.slug = 'forfait-30-cours-chant'`,
  `insert into pass_entries (structure_id, pass_id, kind, amount, business_key, actor)
   select ${structure}, ${idOf("'pass' || i")}, 'grant', 30, 'grant:bench:' || i, '{"kind":"job","name":"bench"}' from generate_series(0, 1999) i`,
  `insert into bookings (id, structure_id, pass_id, learner_id, client_file_id, teacher_id, room_id, starts_at, ends_at, booked_by)
   select l.id, ${structure}, ${idOf("'pass' || i")}, ${idOf("'learner' || i")}, ${idOf("'file' || i")}, l.teacher_id, l.room_id, l.starts_at, l.starts_at + interval '1 hour', 'job:bench'
   from (${lessons}) l`,
  `insert into agenda_claims (structure_id, resource_kind, resource_id, during, owner_kind, owner_id)
   select ${structure}, r.kind, r.id, tstzrange(l.starts_at, l.starts_at + interval '1 hour', '[)'), 'booking', l.id
   from (${lessons}) l, lateral (values ('teacher', l.teacher_id), ('room', l.room_id), ('learner', ${idOf("'learner' || i")})) r (kind, id)`,
  `insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
   select ${structure}, ${idOf("'pass' || i")}, 'reserve', -1, l.id, 'reserve:' || l.id, '{"kind":"job","name":"bench"}' from (${lessons}) l`,
]

if (process.argv[1]?.endsWith('scripts/bench/data.ts')) {
  await loadDataSetS(process.env.DATABASE_OWNER_URL ?? '')
}
