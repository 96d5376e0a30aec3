import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { DeskOffer, OfferUse } from '../types'

type Row = Omit<DeskOffer, 'updatedAt' | 'archivedAt'> & { updatedAt: string; archivedAt: string | null }

async function readOffers(executor: Executor, which: ReturnType<typeof sql>): Promise<DeskOffer[]> {
  const rows = await executor.execute<Row>(sql`
    select o.id, o.slug, o.kind, o.name, o.summary, o.description, o.conditions, o.discipline, o.level, o.min_age as "minAge",
      o.max_age as "maxAge", o.credits, o.lesson_minutes as "lessonMinutes", o.validity_months as "validityMonths",
      o.is_trial as "isTrial", o.requires_membership as "requiresMembership", o.postponements, o.price_cents as "priceCents",
      o.reduced_price_cents as "reducedPriceCents", o.max_cheque_instalments as "maxChequeInstalments",
      o.max_card_instalments as "maxCardInstalments", o.is_redeemable as "isRedeemable", o.is_published as "isPublished",
      o.archived_at as "archivedAt", o.revision, o.updated_at as "updatedAt", coalesce(given.ids, '{}') as "teacherIds",
      coalesce(given.who, '[]') as teachers, coalesce(sold.courses, '[]') as courses
    from offers o
    left join lateral (
      select array_agg(t.id::text order by t.position, t.last_name) as ids,
        json_agg(json_build_object('slug', t.slug, 'firstName', t.first_name, 'lastName', t.last_name) order by t.position, t.last_name) as who
      from offer_teachers g join teachers t on t.id = g.teacher_id where g.offer_id = o.id and t.left_at is null
    ) given on true
    left join lateral (
      select json_agg(json_build_object('id', c.id, 'name', c.name, 'lessonMinutes', c.lesson_minutes) order by c.name) as courses
      from offer_courses s join courses c on c.id = s.course_id where s.offer_id = o.id
    ) sold on true
    where ${which} order by o.position, o.name, o.id`)
  return rows.map((row) => ({
    ...row,
    updatedAt: new Date(row.updatedAt),
    archivedAt: row.archivedAt ? new Date(row.archivedAt) : null,
  }))
}

/** Every offer of a structure, those that aren't published included, in the order of the catalogue ([1.H1]). */
export const listDeskOffers = (structureId: string, executor: Executor = db()): Promise<DeskOffer[]> =>
  readOffers(executor, sql`o.structure_id = ${structureId}`)

/** One of them; null for an unknown one, or another structure's. */
export async function findDeskOffer(
  structureId: string,
  offerId: string,
  executor: Executor = db(),
): Promise<DeskOffer | null> {
  const [offer] = await readOffers(executor, sql`o.structure_id = ${structureId} and o.id = ${offerId}`)
  return offer ?? null
}

/** Who has an offer in a cart, in an order that waits, in a pass that isn't used up: told before it changes ([1.H1]). */
export async function countUse(
  { structureId }: Pick<Staff, 'structureId'>,
  offerId: string,
  executor: Executor = db(),
): Promise<OfferUse> {
  const [row] = await executor.execute<OfferUse>(sql`
    select (select count(distinct l.cart_id)::int from cart_lines l join carts c on c.id = l.cart_id
        where l.offer_id = ${offerId} and c.structure_id = ${structureId}) as carts,
      (select count(distinct l.order_id)::int from order_lines l join orders o on o.id = l.order_id
        where l.offer_id = ${offerId} and o.structure_id = ${structureId} and o.status = 'pending') as "openOrders",
      (select count(*)::int from passes p join structures s on s.id = p.structure_id
        where p.offer_id = ${offerId} and p.structure_id = ${structureId}
          and p.valid_until >= (app_now() at time zone s.time_zone)::date
          and (select sum(e.amount) from pass_entries e where e.pass_id = p.id) > 0) as passes`)
  return row!
}
