import { verify } from '@node-rs/argon2'
import { describe, expect, test } from 'vitest'
import { invariantQueries } from '@/db/invariants'
import accounts from '@/db/seed/accounts.json'
import { seedDatabase } from '@/db/seed/main'
import { createTestDatabase, type TestDatabase } from '../support/database'

/** The day that the seed sees. */
async function setDay(database: TestDatabase, at: string): Promise<void> {
  await database.sql.unsafe(
    `create or replace function app_now() returns timestamptz language sql stable as $$ select timestamptz '${at}' $$`,
  )
}

/** Every promise about sessions and seats, one row for each that is broken. */
const invariants = invariantQueries
  .filter(({ name }) => /session|seat|booking|claims|postponed/.test(name))
  .map(({ sql }, rank) => `select 1 from (${sql}) q${rank}`)
  .join(' union all ')

const count = async (database: TestDatabase, query: string) =>
  Number((await database.sql.unsafe(`select count(*)::int as n from ${query}`))[0]!.n)

/** Most of what is said below is said of `atelier`. */
const ofAtelier = "structure_id = (select id from structures where slug = 'atelier')"

const everyDay = [
  ['an ordinary day', '2026-11-21T09:00:00Z'],
  ['the day when the clocks go forward', '2027-03-28T12:00:00Z'],
  ['a day of the summer closure', '2027-08-05T07:00:00Z'],
  ['Christmas', '2026-12-25T22:30:00Z'],
  ['29 February', '2028-02-29T06:00:00Z'],
] as const
/** Christmas and the clocks in `test:long`. */
const days = process.env.DIAPASON_LONG ? everyDay : [everyDay[0], everyDay[2], everyDay[4]]

describe('the demonstration data', async () => {
  const databases = await Promise.all(days.map(() => createTestDatabase({ isDefault: false })))

  test.each(days.map(([name, at], index) => ({ name, at, index })))(
    'keeps every promise on $name, whatever the season',
    async ({ at, index }) => {
      const database = databases[index]!
      await setDay(database, at)
      expect(await seedDatabase(database.ownerUrl)).toBe('loaded')
      expect(await count(database, `client_files where ${ofAtelier}`)).toBe(60)
      expect(await count(database, 'offers where is_published')).toBeGreaterThanOrEqual(12)
      expect(await count(database, 'teachers')).toBe(8)
      expect(await count(database, "bookings where starts_at > app_now() and status = 'booked'")).toBeGreaterThan(25)
      expect(await count(database, "bookings where ends_at < app_now() and status = 'booked'")).toBeGreaterThan(400)
      expect(await count(database, "bookings where status = 'cancelled'")).toBeGreaterThan(5)
      expect(await count(database, 'messages where created_at > app_now() or sent_at > app_now()')).toBe(0)
      expect(await count(database, 'message_events where happened_at > app_now()')).toBe(0)
      expect(await count(database, 'bookings where created_at > app_now() or cancelled_at < created_at')).toBe(0)
      expect(await count(database, 'orders where ordered_at > app_now() or paid_at > app_now()')).toBe(0)
    },
  )

  test('gives no lesson outside a pass, a closure or a teacher’s hours [1.H12]', async () => {
    const [database] = databases
    const day = "(b.starts_at at time zone 'Europe/Paris')::date"
    expect(
      await count(
        database!,
        `bookings b join passes p on p.id = b.pass_id where ${day} not between p.bookable_from and p.valid_until`,
      ),
    ).toBe(0)
    expect(await count(database!, `bookings b join closures c on ${day} between c.starts_on and c.ends_on`)).toBe(0)
    expect(
      await count(
        database!,
        `bookings b where b.session_id is null and not exists (select from teacher_availabilities a where a.teacher_id = b.teacher_id
           and a.weekday = extract(isodow from ${day}) and (b.starts_at at time zone 'Europe/Paris')::time >= a.starts_at
           and (b.ends_at at time zone 'Europe/Paris')::time <= a.ends_at)`,
      ),
    ).toBe(0)
  })

  test('shows messages that arrived, an address to correct, a full box to handle, and what was noted [2.C1] [2.C2] [2.C8]', async () => {
    const [database] = databases
    const messages = `messages where ${ofAtelier} and state`
    expect(await count(database!, `${messages} = 'delivered'`)).toBeGreaterThan(5)
    expect(
      await count(database!, `${messages} = 'bounced' and failure_kind = 'mailbox_full' and mailing_id is null`),
    ).toBe(1)
    expect(await count(database!, `address_failures where ${ofAtelier} and resolved_at is null`)).toBe(1)
    expect(await count(database!, `communications where ${ofAtelier}`)).toBe(3)
  })

  test('shows a message that left, a draft, and one that waits for an admin [2.C6] [2.C9]', async () => {
    const [database] = databases
    expect(await count(database!, `mailings where ${ofAtelier} and state = 'done' and recipient_count > 10`)).toBe(1)
    const recipients = 'mailing_recipients r join messages m on m.id = r.message_id'
    expect(await count(database!, `${recipients} where m.state = 'delivered'`)).toBeGreaterThan(20)
    expect(await count(database!, `${recipients} where m.state = 'bounced'`)).toBe(2)
    expect(await count(database!, `mailings where ${ofAtelier} and state = 'draft'`)).toBe(1)
    expect(await count(database!, "mailings where state = 'awaiting_approval' and needs_approval")).toBe(1)
    expect(await count(database!, 'mailing_authors where agreed_at is not null')).toBe(1)
  })

  test('sells no package without a membership, no trial twice [1.C4] [1.C5]', async () => {
    const [database] = databases
    expect(
      await count(
        database!,
        `order_lines l join orders o on o.id = l.order_id where o.status = 'paid' and (l.rules->>'requiresMembership')::boolean
           and not exists (select from memberships m where m.learner_id = l.learner_id
             and (o.ordered_at at time zone 'Europe/Paris')::date <= m.ends_on and o.paid_on >= m.starts_on)`,
      ),
    ).toBe(0)
    expect(
      await count(
        database!,
        `(select learner_id, l.offer_id from order_lines l join orders o on o.id = l.order_id where l.is_trial and o.status = 'paid' group by 1, 2 having count(*) > 1) twice`,
      ),
    ).toBe(0)
  })

  test('is known to the payment sandbox: whatever was paid by card can be given back [1.D10]', async () => {
    for (const database of databases.slice(0, 2)) {
      const paid = "payments p where p.intent_id is not null and p.status = 'succeeded'"
      const known = `sandbox.payment_intents i join sandbox.objects c on c.id = i.body->>'latest_charge' and c.kind = 'charge'
        where i.id = p.intent_id and (i.body->>'amount')::int = p.amount_cents and i.body->>'status' = 'succeeded'`
      expect(await count(database, paid)).toBeGreaterThan(50)
      expect(await count(database, `${paid} and not exists (select from ${known})`)).toBe(0)
    }
  })

  test('has an order by card in three times, one part paid and two to come, whose card the sandbox keeps [1.D11]', async () => {
    for (const database of databases.slice(0, 2)) {
      const parts = (which: string) => `select count(*) from payments p where p.order_id = o.id and p.${which}`
      const kept = (id: string, kind: string) =>
        `exists (select from sandbox.objects k where k.id = o.${id} and k.kind = '${kind}')`
      const inParts = `orders o where o.means = 'card' and o.instalments = 3 and o.status = 'paid'
        and (${parts("status = 'succeeded'")}) = 1 and (${parts("status = 'expected' and p.due_on > app_now()::date")}) = 2
        and ${kept('card_customer_id', 'customer')} and ${kept('card_method_id', 'payment_method')}`
      expect(await count(database, inParts)).toBe(1)
    }
  })

  test('has orders that wait by transfer and by cheque, and cheques wherever one may be [1.D7] [1.D12]', async () => {
    for (const database of databases.slice(0, 2)) {
      const waiting = (means: string) =>
        `orders where status = 'pending' and means = '${means}' and expires_at > app_now()`
      expect(await count(database, waiting('transfer'))).toBe(3)
      expect(await count(database, `${waiting('transfer')} and reminded_at is not null`)).toBe(1)
      expect(await count(database, waiting('cheque'))).toBe(3)
      // Of the third transfer, and a session that Claire gave up ([1.C6] [1.G5]).
      expect(await count(database, "seats where state = 'held'")).toBe(4)
      expect(await count(database, "bookings where postponement_kind = 'member'")).toBe(1)
      expect(await count(database, 'cheques where problem is not null')).toBe(1)
      expect(await count(database, 'cheques where bounced_at is not null')).toBe(1)
      expect(await count(database, 'cheques where slip_id is null and problem is null')).toBeGreaterThanOrEqual(5)
      expect(await count(database, 'deposit_slips where deposited_on > app_now()::date')).toBe(0)
    }
  })

  test('leaves the office a refund to give by hand, its credit note written, nobody written to [1.D10]', async () => {
    for (const database of databases) {
      expect(await count(database, "refund_parts where status = 'requested' and means = 'cheque'")).toBeGreaterThan(0)
      expect(await count(database, "invoices where kind = 'credit_note'")).toBe(2)
      expect(await count(database, "outbox_events where topic like 'refund.%'")).toBe(0)
    }
  })

  test('has two group courses since two years, one with room and one nearly full, everybody in a seat [1.H1] [0.I4]', async () => {
    for (const database of databases) {
      const sessions = (course: string, when: string) =>
        count(
          database,
          `course_sessions s join courses c on c.id = s.course_id where c.name = '${course}' and s.starts_at ${when}`,
        )
      const seats = (course: string) =>
        count(
          database,
          `seats p join course_sessions s on s.id = p.session_id join courses c on c.id = s.course_id
          where p.state = 'confirmed' and c.name = '${course}' and s.id in (select n.id from course_sessions n
            where n.course_id = c.id and n.starts_at > app_now() order by n.starts_at limit 3)`,
        )
      for (const course of ['Chant collectif', 'Atelier d’improvisation']) {
        expect(await sessions(course, '< app_now()'), course).toBeGreaterThan(50)
        expect(await sessions(course, '> app_now()'), course).toBeGreaterThan(20)
      }
      expect(await seats('Chant collectif')).toBeGreaterThanOrEqual(9)
      expect(await seats('Chant collectif')).toBeLessThanOrEqual(15)
      expect(await seats('Atelier d’improvisation')).toBeGreaterThanOrEqual(18)
      expect(await count(database, `(${invariants}) broken`)).toBe(0)
    }
  })

  test('has a voucher in each state, each with an address, a day or neither [1.C7]', async () => {
    for (const database of databases) {
      const vouchers = (which: string) =>
        count(database, `gift_vouchers v left join gift_redemptions r on r.voucher_id = v.id where ${which}`)
      const day = "(app_now() at time zone 'Europe/Paris')::date"
      expect(
        await vouchers(`r.id is null and v.status = 'active' and v.valid_until >= ${day} and sent_at is null`),
      ).toBe(1)
      expect(await vouchers(`v.valid_until < ${day}`)).toBe(1)
      expect(await vouchers("v.status = 'revoked'")).toBe(1)
      expect(await vouchers('r.id is not null')).toBe(1)
      expect(await vouchers('not v.is_redeemable')).toBe(1)
    }
  })

  test('is loaded once: a second start keeps what was done', async () => {
    const [database] = databases
    await database!.sql`update structures set tagline = 'Changée depuis' where slug = 'atelier'`
    expect(await seedDatabase(database!.ownerUrl)).toBe('kept')
    expect(await count(database!, "structures where tagline = 'Changée depuis'")).toBe(1)
    expect(await count(database!, `client_files where ${ofAtelier}`)).toBe(60)
  })

  test('opens its accounts with the password that is printed, and only those that are active', async () => {
    const [database] = databases
    for (const { email } of accounts.accounts) {
      const [row] = await database!.sql`select password_hash, status from accounts where email = ${email}`
      expect(await verify(row!.password_hash, accounts.password), email).toBe(true)
      expect(row!.status, email).toBe(email.startsWith('lucie') ? 'pending' : 'active')
    }
  })

  test('opens the office to its accounts, by their roles [6.S1]', async () => {
    const [database] = databases
    for (const { email, role } of accounts.staff) {
      const [row] = await database!
        .sql`select password_hash, role from accounts join staff_members on account_id = accounts.id
          join structures s on s.id = structure_id and s.slug = 'atelier' where email = ${email}`
      expect(await verify(row!.password_hash, accounts.password), email).toBe(true)
      expect(row!.role, email).toBe(role)
    }
  })

  test('shows every state of a member [1.B8] [1.C1] [1.E1] [1.E2]', async () => {
    const [database] = databases
    const members = async (condition: string) => count(database!, `client_files f where ${condition}`)
    const today = 'app_now()::date'
    const balance = '(select sum(e.amount) from pass_entries e where e.pass_id = p.id)'
    expect(await members('not exists (select from orders o where o.client_file_id = f.id)'), 'new').toBeGreaterThan(3)
    expect(
      await members(
        `exists (select from memberships m where m.client_file_id = f.id) and not exists (select from memberships m where m.client_file_id = f.id and m.ends_on >= ${today})`,
      ),
      'membership ended',
    ).toBeGreaterThan(3)
    expect(
      await members(
        `exists (select from passes p where p.client_file_id = f.id and p.valid_until < ${today} and ${balance} > 0)`,
      ),
      'expired with lessons left',
    ).toBeGreaterThan(3)
    expect(
      await members(
        `exists (select from passes p where p.client_file_id = f.id and p.valid_until >= ${today} and ${balance} = 1)`,
      ),
      'nearly used',
    ).toBeGreaterThan(3)
    expect(
      await members('(select count(*) from guardianships g where g.client_file_id = f.id) > 1'),
      'several learners',
    ).toBeGreaterThan(3)
    expect(await count(database!, `reduced_rate_grants where ends_on >= ${today}`), 'reduced rate').toBeGreaterThan(2)
    expect(await count(database!, "accounts where status in ('suspended', 'erased')"), 'ended').toBe(2)
  })
})

describe('horizon, the second structure [2.F3]', async () => {
  const database = await createTestDatabase({ isDefault: false })
  const files = (condition = 'true') =>
    count(
      database,
      `client_files f join structures s on s.id = f.structure_id and s.slug = 'horizon' where ${condition}`,
    )

  test('comes at the next start where only the first one is, which is left alone', async () => {
    await setDay(database, '2026-11-21T09:00:00Z')
    expect(await seedDatabase(database.ownerUrl, ['atelier'])).toBe('loaded')
    const print = `select md5(string_agg(f::text, '|' order by f.id)) from client_files f where ${ofAtelier}`
    const before = await database.sql.unsafe(print)
    expect(await seedDatabase(database.ownerUrl)).toBe('loaded')
    expect(await database.sql.unsafe(print)).toEqual(before)
    expect(await seedDatabase(database.ownerUrl)).toBe('kept')
  })

  test('has files of three countries in every state, consents with their history, notes, files that look alike [2.A4] [2.A8] [2.A9]', async () => {
    expect(await files()).toBeGreaterThanOrEqual(80)
    for (const country of ['CA', 'FR', 'BE']) expect(await files(`country = '${country}'`), country).toBeGreaterThan(10)
    expect(await files("status = 'deactivated' and email is null and phone = '' and account_id is null")).toBe(4)
    expect(await files("status = 'merged'")).toBe(2)
    expect(await files('account_id is null and must_answer_consents')).toBeGreaterThan(5)
    expect(await files('billing is not null')).toBe(1)
    expect(await count(database, 'site_pictures p join structures s on s.logo_id = p.id')).toBe(1)
    expect(
      await files("(select count(*) from consents c where c.client_file_id = f.id and c.channel = 'phone') = 2"),
    ).toBe(1)
    for (const kind of ['general', 'accounting_flag', 'teacher'])
      expect(await count(database, `file_notes where kind = '${kind}'`), kind).toBeGreaterThan(0)
    expect(
      await count(
        database,
        `client_files a join client_files b using (structure_id, email) where a.id < b.id and a.${ofAtelier.replace('=', '<>')}`,
      ),
    ).toBe(1)
  })

  test('has somebody who works in both structures, and somebody who comes to both, with one account each', async () => {
    const inBoth = (table: string) =>
      count(
        database,
        `(select account_id from ${table} where account_id is not null group by 1 having count(distinct structure_id) = 2) twice`,
      )
    expect(await inBoth('staff_members')).toBe(1)
    expect(await inBoth('client_files')).toBe(1)
    for (const { email, role } of accounts.horizon.staff) {
      const [row] =
        await database.sql`select role from accounts join staff_members on account_id = accounts.id where email = ${email}`
      expect(row!.role, email).toBe(role)
    }
  })
})

describe('the demonstration data of one day', async () => {
  const one = await createTestDatabase({ isDefault: false })
  const other = await createTestDatabase({ isDefault: false })

  test('is the same row for row', async () => {
    await setDay(one, '2026-11-21T06:00:00Z')
    await setDay(other, '2026-11-21T21:00:00Z')
    await seedDatabase(one.ownerUrl)
    await seedDatabase(other.ownerUrl)
    const tables = [
      'accounts',
      'client_files',
      'learners',
      'orders',
      'order_lines',
      'payments',
      'passes',
      'bookings',
      'offers',
      'teachers',
      'memberships',
    ]
    for (const table of tables) {
      const print = `select md5(string_agg(t::text, '|' order by t.id)) as print from ${table} t`
      expect((await one.sql.unsafe(print))[0], table).toEqual((await other.sql.unsafe(print))[0])
    }
  })
})
