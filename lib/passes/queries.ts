import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { dayOf } from '@/lib/core/time'
import { checkPass, computePassFigures, isEnded } from './rules'
import type { PassDebt, PassFigures, PassRefusal, PassValidity } from './types'

/** Passes of the learners that a client file sees; of one learner when `learnerId` is given. */
export type PassScope = { structureId: string; clientFileId: string; learnerId?: string }

export type PassSummary = PassValidity &
  PassDebt & {
    id: string
    name: string
    learnerId: string
    learnerFirstName: string
    lessonMinutes: number
    figures: PassFigures
    isEnded: boolean
    /** Why no lesson can be booked on it, if so. */
    refusal: PassRefusal | null
    /** Those who may give its lessons; one of them alone is chosen without asking ([1.F1]). */
    teacherIds: string[]
    /** The file may book with it, not only see it. */
    mayBook: boolean
    /** Of a group course: its sessions are booked as it is paid, and given up for later ones as often as `postponementsLeft` says ([1.G5]). */
    isGroup: boolean
    postponementsLeft: number
  }

/** The days on which pass `p` is frozen, both included, or null ([1.H9]). */
export const frozenJson = sql`case when p.frozen_from is null then null else json_build_object('from', p.frozen_from, 'until', p.frozen_until) end`

export type PassRow = PassValidity &
  PassDebt & {
    id: string
    name: string
    learnerId: string
    learnerFirstName: string
    lessonMinutes: number
    remaining: number
    /** Ends, in ms, of the lessons that hold a credit. */
    reservations: number[] | null
    teacherIds: string[] | null
    mayBook: boolean
    isGroup: boolean
    postponementsLeft: number
  }

/**
 * Whether the order that sold pass `p` of structure `s` owes money that was due and isn't there: a payment that bounced (a
 * cheque, a contested card that was lost) and isn't made good, one that its holder contests, an instalment that the card
 * refused and whose days of grace are over, where the structure suspends then ([1.D11] [1.D12] [6.R9]); or a debt that was given
 * up: it isn't asked for any more, and what wasn't paid gives no more lessons ([6.S5]).
 */
export const hasDebt = sql`exists (
  select from order_lines ol join payments d on d.order_id = ol.order_id
  left join payments r on r.replaces_id = d.id left join disputes x on x.payment_id = d.id and x.status = 'open'
  where ol.id = p.order_line_id and (x.id is not null
    or d.status = 'bounced' and (r.id is null or r.status in ('expected', 'processing', 'received'))
    or d.status = 'written_off'
    or d.status = 'expected' and d.means = 'card' and d.last_failure is not null
      and d.grace_until < (app_now() at time zone s.time_zone)::date and (s.settings->'money'->>'suspendsAfterGrace')::boolean))`

/** Sessions that pass `p` of a group course may still give up for later ones ([1.G5]). */
export const postponementsLeft = sql<number>`(p.postponements
  - (select count(*)::int from bookings given where given.pass_id = p.id and given.postponement_kind = 'member'))`

/** A subselect giving PassRow[] as JSON, so that a page reads its passes in the round trip of its other facts. */
export const passesJson = ({ structureId, clientFileId, learnerId }: PassScope) => sql`(
  select json_agg(json_build_object(
    'id', p.id, 'name', p.name, 'learnerId', p.learner_id, 'learnerFirstName', l.first_name, 'lessonMinutes', p.lesson_minutes, 'mayBook', g.books,
    'validFrom', p.valid_from, 'validUntil', p.valid_until, 'bookableFrom', p.bookable_from, 'frozen', ${frozenJson}, 'hasDebt', ${hasDebt},
    'isGroup', exists (select from offers sold where sold.id = p.offer_id and sold.kind = 'group'), 'postponementsLeft', ${postponementsLeft},
    'remaining', (select coalesce(sum(e.amount), 0)::int from pass_entries e where e.pass_id = p.id),
    'reservations', (select json_agg(extract(epoch from held.ends_at) * 1000) from (
      select b.ends_at from pass_entries e join bookings b on b.id = e.booking_id
      where e.pass_id = p.id group by b.id having sum(e.amount) < 0) held),
    'teacherIds', (select json_agg(t.id order by t.position, t.last_name) from offer_teachers o join teachers t on t.id = o.teacher_id
      where o.offer_id = p.offer_id and t.left_at is null)
  ) order by p.valid_until, p.id)
  from guardianships g join learners l on l.id = g.learner_id join passes p on p.learner_id = l.id join structures s on s.id = p.structure_id
  where g.client_file_id = ${clientFileId} and g.sees and p.structure_id = ${structureId}
    and l.id = coalesce(${learnerId ?? null}::uuid, l.id))`

export function toPass(row: PassRow, now: Date, zone: string): PassSummary {
  const { remaining, reservations, teacherIds, ...pass } = row
  const held = (reservations ?? []).map((endsAt) => ({ endsAt: new Date(endsAt) }))
  const figures = computePassFigures({ remaining, reservations: held }, now)
  const today = dayOf(now, zone)
  const verdict = checkPass(pass, figures, today)
  return {
    ...pass,
    figures,
    isEnded: isEnded(pass, figures, today),
    refusal: verdict.ok ? null : verdict.refusal,
    teacherIds: teacherIds ?? [],
  }
}

/** The passes of a file's learners, those that end first before ([1.F1]). */
export async function listPasses(scope: PassScope, zone: string): Promise<PassSummary[]> {
  const [row] = await db().execute<{ now: string; passes: PassRow[] | null }>(
    sql`select app_now() as now, ${passesJson(scope)} as passes`,
  )
  return (row!.passes ?? []).map((pass) => toPass(pass, new Date(row!.now), zone))
}
