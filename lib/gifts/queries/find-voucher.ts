import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { Viewer } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { readSignedId, signId } from '@/lib/core/signed-ids'
import { listPaidLearners } from '@/lib/learners/queries'
import { hasDebt } from '@/lib/passes/queries'
import { readCode } from '../rules'
import type { Voucher } from '../types'

type Row = Omit<Voucher, 'sentAt' | 'orderedAt' | 'usedAt'> & {
  sentAt: string | null
  orderedAt: string
  usedAt: string | null
}

const instantOf = (text: string | null) => (text === null ? null : new Date(text))

const toVoucher = ({ sentAt, orderedAt, usedAt, ...row }: Row): Voucher => ({
  ...row,
  sentAt: instantOf(sentAt),
  orderedAt: new Date(orderedAt),
  usedAt: instantOf(usedAt),
})

/** Vouchers `p` of structure `s` with all that decides about them; those of `which`, the newest first. */
export async function selectVouchers(executor: Executor, which: SQL, rest: SQL = sql``): Promise<Voucher[]> {
  const rows = await executor.execute<Row>(sql`
    select p.id, p.structure_id as "structureId", p.order_line_id as "orderLineId", p.client_file_id as "clientFileId",
      buyer.first_name || ' ' || buyer.last_name as "buyerName",
      p.offer_id as "offerId", p.code, p.name, p.credits, p.lesson_minutes as "lessonMinutes",
      p.cancellation_notice_hours as "cancellationNoticeHours", offer.min_age as "minAge", offer.max_age as "maxAge",
      p.recipient_name as "recipientName", p.recipient_email as "recipientEmail", p.message, p.send_on as "sendOn",
      p.activated_on as "activatedOn", p.valid_until as "validUntil", p.is_redeemable as "isRedeemable", p.status,
      p.sent_at as "sentAt", o.number as "orderNumber", o.ordered_at as "orderedAt",
      o.requests_immediate_start as "requestsImmediateStart", r.client_file_id as "usedByFileId", r.created_at as "usedAt",
      r.pass_id as "passId", who.first_name || ' ' || who.last_name as "usedFor", ${hasDebt} as "hasDebt"
    from gift_vouchers p join structures s on s.id = p.structure_id join offers offer on offer.id = p.offer_id
      join order_lines line on line.id = p.order_line_id join orders o on o.id = line.order_id
      join client_files buyer on buyer.id = p.client_file_id
      left join gift_redemptions r on r.voucher_id = p.id left join learners who on who.id = r.learner_id
    where ${which} order by p.activated_on desc, p.id desc ${rest}`)
  return rows.map(toVoucher)
}

/** A voucher of the structure, by its id or its code; one whose buyer is `clientFileId` where that is given. */
export async function findVoucher(
  scope: { structureId: string; clientFileId?: string } & ({ voucherId: string } | { code: string }),
  executor: Executor = db(),
): Promise<Voucher | null> {
  if ('voucherId' in scope && !isId(scope.voucherId)) return null
  const which = 'code' in scope ? sql`p.code = ${scope.code}` : sql`p.id = ${scope.voucherId}`
  const bought = scope.clientFileId ? sql`p.client_file_id = ${scope.clientFileId}` : sql`true`
  const [voucher] = await selectVouchers(
    executor,
    sql`p.structure_id = ${scope.structureId} and ${which} and ${bought}`,
  )
  return voucher ?? null
}

/** The gifts that a file bought, the newest first ([1.C7]). */
export const listVouchersOfFile = (structureId: string, clientFileId: string): Promise<Voucher[]> =>
  selectVouchers(db(), sql`p.structure_id = ${structureId} and p.client_file_id = ${clientFileId}`)

/** The voucher of a code as somebody types it; the refusal is all that a wrong one learns ([1.C7]). */
export async function findVoucherOfCode(
  structureId: string,
  typed: string,
): Promise<Outcome<Voucher, 'voucher_unknown'>> {
  const code = readCode(typed)
  const voucher = code && (await findVoucher({ structureId, code }))
  return voucher ? accept(voucher) : refuse('voucher_unknown')
}

/** Those of a file who may be given the lessons of a voucher: whom it pays for. */
export const listBearers = (structureId: string, clientFileId: string, executor: Executor = db()) =>
  listPaidLearners(executor, structureId, clientFileId)

const purposeOf = ({ accountId }: Viewer): string => `voucher:${accountId}`

/** A voucher that somebody has shown the code of, for their own pages: the code itself, which is a key, stays out of addresses. */
export const sealVoucher = (viewer: Viewer, voucherId: string): string => signId(purposeOf(viewer), voucherId)

/** The voucher that this very member has shown the code of; null for any other text. */
export async function findShownVoucher(viewer: Viewer, seal: string): Promise<Voucher | null> {
  const voucherId = readSignedId(purposeOf(viewer), seal)
  return voucherId ? findVoucher({ structureId: viewer.structureId, voucherId }) : null
}
