import type postgres from 'postgres'
import { db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { answerRequest } from '@/lib/pricing/commands/answer-request'
import { makeMember } from '../factories/member'
import { makeRateRequest } from '../factories/rate-request'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'

const zone = 'Europe/Paris'

/** A barrier between what an answer reads and what it writes: everybody has read before the first one writes. */
export async function slowAnswers(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_answer() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger reduced_rate_grants_slow before insert on reduced_rate_grants for each row execute function slow_answer();
    create trigger reduced_rate_requests_slow before update on reduced_rate_requests for each row execute function slow_answer();`)
}

/** Every layer off: locks that lock nothing, a request that may be answered again. */
export async function dropGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    drop trigger reduced_rate_requests_answered_once on reduced_rate_requests;
    drop index reduced_rate_requests_grant_once;`)
}

/** Three people of one office answer one request at the same moment: two last days, and a refusal. */
export async function answerAtOnce() {
  const structure = await makeStructure(db())
  const requestId = await makeRateRequest(await makeMember(db(), structure))
  const today = dayOf(await clock(), zone)
  const answers = [
    { kind: 'grant', endsOn: addDays(today, 30) },
    { kind: 'grant', endsOn: addDays(today, 300) },
    { kind: 'refuse', reason: 'La carte est illisible.' },
  ] as const
  const office = await Promise.all(answers.map(() => makeStaff(db(), structure, { role: 'accountant' })))
  return Promise.all(answers.map((answer, rank) => answerRequest(office[rank]!.actor, { zone, requestId, answer })))
}
