import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { listAgendas } from '@/lib/agenda/queries/list-agendas'
import type { Day, Instant } from '@/lib/core/time'
import { listSuiting } from '../rules'
import type { AlertWish } from '../types'

/** Whose 'Prévenez-moi' it is: a pass that the file may book with. */
export type AlertScope = { structureId: string; clientFileId: string; passId: string }

export type SlotAlert = AlertScope & AlertWish & { id: string; teacherId: string | null }

const alertColumns = sql`a.id, a.structure_id as "structureId", a.client_file_id as "clientFileId", a.pass_id as "passId",
  a.teacher_id as "teacherId", a.from_on as "fromOn", a.until_on as "untilOn", to_char(a.earliest_at, 'HH24:MI') as "earliestAt",
  to_char(a.latest_at, 'HH24:MI') as "latestAt"`

/** One that still waits, or has been told already when `told`. */
export async function findAlert(executor: Executor, alertId: string, told = false): Promise<SlotAlert | null> {
  const [row] = await executor.execute<SlotAlert>(sql`
    select ${alertColumns} from slot_alerts a where a.id = ${alertId} and a.status = ${told ? 'told' : 'active'}`)
  return row ?? null
}

/** What ends an alert: its pass's last day, and the lessons that are left on it. */
export async function findAlertEnd(
  executor: Executor,
  { passId }: Pick<SlotAlert, 'passId'>,
): Promise<{ zone: string; validUntil: Day; remaining: number }> {
  const [row] = await executor.execute<{ zone: string; validUntil: Day; remaining: number }>(sql`
    select s.time_zone as zone, p.valid_until as "validUntil",
      (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id) as remaining
    from passes p join structures s on s.id = p.structure_id where p.id = ${passId}`)
  return row!
}

/** The ids of those that wait for a slot, of one structure or of all: any thousand of them, so that the others have their turn. */
export async function listActiveAlerts(structureId: string | null): Promise<string[]> {
  const rows = await db().execute<{ id: string }>(sql`
    select a.id from slot_alerts a where a.status = 'active' and a.structure_id = coalesce(${structureId}::uuid, a.structure_id)
    order by random() limit 1000`)
  return rows.map(({ id }) => id)
}

export type FoundSlot = { startsAt: Instant; teacherId: string; teacher: string; place: string }

/** A mail lists so many; the link shows the others. */
const maxSlots = 6

/** The free slots that suit, with whom and where, the earliest first ([1.F2]); none while the order of the pass owes money ([1.D12]). */
export async function listFreeSlots(
  executor: Executor,
  scope: AlertScope & AlertWish & { teacherId: string | null },
  now: Instant,
): Promise<FoundSlot[]> {
  const agendas = await listAgendas(scope, scope.fromOn, scope.untilOn, executor)
  const found = agendas
    .filter(({ pass, teacher }) => !pass.hasDebt && (scope.teacherId === null || scope.teacherId === teacher.id))
    .flatMap(({ facts, teacher, locations }) =>
      listSuiting(facts, scope, now).map(({ startsAt, locationId }) => {
        const place = locations[locationId ?? '']?.name ?? ''
        return { startsAt, teacherId: teacher.id, teacher: teacher.name, place }
      }),
    )
  return found.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime()).slice(0, maxSlots)
}

export type ShownAlert = AlertWish & { id: string; pass: string; learner: string; teacher: string | null }

/**
 * What a file asked to be told about and still waits for ([1.F2]): a subselect giving ShownAlert[] as JSON, null when there is none, so
 * that a page reads them in the round trip of its other facts ([6.P2]).
 */
export const alertsJson = ({ structureId, clientFileId }: Omit<AlertScope, 'passId'>) => sql`(
  select json_agg(alert) from (
    select ${alertColumns}, p.name as pass, l.first_name as learner, t.first_name || ' ' || t.last_name as teacher
    from slot_alerts a join passes p on p.id = a.pass_id join learners l on l.id = p.learner_id left join teachers t on t.id = a.teacher_id
    where a.structure_id = ${structureId} and a.client_file_id = ${clientFileId} and a.status = 'active'
    order by a.from_on, a.id
  ) alert)`
