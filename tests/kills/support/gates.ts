import postgres from 'postgres'
import { waitFor } from './wait'

/** Where a statement of the product can be made to wait, by a trigger that exists in this test's database only. */
const places = {
  /** The intent is stored; what it says is being noted, before the page is shown. */
  'intent noted': `before update on payments for each row when (old.intent_id is not null and new.status = 'expected')`,
  'event stored': 'before insert on stripe_events for each row',
  /** The payment is received and the order paid in this transaction, which isn't committed. */
  'pass granted': 'before insert on passes for each row',
  /** A next instalment is about to be charged without its holder ([1.D11]). */
  'part claimed': `before update on payments for each row when (old.status = 'expected' and new.status = 'processing')`,
  'part settled': `before update on payments for each row when (old.status = 'processing' and new.status = 'succeeded')`,
  'outbox claimed': 'before update on outbox_events for each row when (new.attempts > old.attempts)',
} as const
export type Place = keyof typeof places

const family = 6_001
const names = Object.keys(places) as Place[]
const keyOf = (place: Place) => names.indexOf(place) + 1

/** Gates are open unless a test holds one: the trigger then waits for a lock that only the test's session has. */
export async function buildGates(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create schema if not exists kills;
    create or replace function kills.gate() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(${family}, tg_argv[0]::int);
      return new;
    end $$;`)
  for (const place of names) {
    const key = keyOf(place)
    await sql.unsafe(`create trigger kills_gate_${key} ${places[place]} execute function kills.gate('${key}')`)
  }
}

export type Gate = {
  /** Until a statement of the product stands before the gate. */
  untilReached: () => Promise<unknown>
  open: () => Promise<void>
}

/**
 * Closes a gate; whoever comes waits there, its transaction open, until `open`. The lock is that of a connection of its
 * own, whose end gives it back, be the server alive or dead.
 */
export async function closeGate(sql: postgres.Sql, url: string, place: Place): Promise<Gate> {
  const session = postgres(url, { max: 1, onnotice: () => {} })
  await session`select pg_advisory_lock(${family}, ${keyOf(place)})`
  const untilReached = () =>
    waitFor(`« ${place} »`, async () => {
      const [row] = await sql<{ waiting: number }[]>`
        select count(*)::int as waiting from pg_locks
        where locktype = 'advisory' and not granted and classid = ${family} and objid = ${keyOf(place)}`
      return row!.waiting > 0
    })
  return { untilReached, open: () => session.end({ timeout: 0 }) }
}
