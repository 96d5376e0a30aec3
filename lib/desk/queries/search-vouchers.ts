import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import type { Day } from '@/lib/core/time'
import { selectVouchers } from '@/lib/gifts/queries/find-voucher'
import { readCode } from '@/lib/gifts/rules'
import type { Voucher, VoucherState } from '@/lib/gifts/types'
import { listSearchWords } from '../rules'
import { hasWord } from './match-words'

/** Nobody reads further down: a longer word finds fewer. */
export const mostVouchers = 50

/** Who bought it or for whom, by name or address; or the code that is read out on the telephone. */
function isOfSearch(search: string): SQL {
  const code = readCode(search)
  if (code) return sql`p.code = ${code}`
  const people = sql`concat_ws(' ', buyer.first_name, buyer.last_name, buyer.email::text, p.recipient_name, p.recipient_email)`
  return sql.join([sql`true`, ...listSearchWords(search).map((word) => hasWord(people, word))], sql` and `)
}

const conditions: Record<VoucherState, (today: Day) => SQL> = {
  used: () => sql`r.id is not null`,
  revoked: () => sql`r.id is null and p.status = 'revoked'`,
  expired: (today) => sql`r.id is null and p.status = 'active' and p.valid_until < ${today}`,
  active: (today) => sql`r.id is null and p.status = 'active' and p.valid_until >= ${today}`,
}

/** The gifts of the structure that a search finds, the newest first ([1.C7] [1.H8]). */
export function searchVouchers(
  { structureId }: Staff,
  { search, state }: { search: string; state: VoucherState | null },
  today: Day,
): Promise<Voucher[]> {
  const stands = state ? conditions[state](today) : sql`true`
  const which = sql`p.structure_id = ${structureId} and ${isOfSearch(search)} and ${stands}`
  return selectVouchers(db(), which, sql`limit ${mostVouchers}`)
}
