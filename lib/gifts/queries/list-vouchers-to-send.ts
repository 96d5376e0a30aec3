import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { dayOf, wallTimeOf } from '@/lib/core/time'
import { isDueToSend } from '../rules'
import { selectVouchers } from './find-voucher'

/** A sweep's share: the rest comes the next time. */
const batchSize = 200

export type VoucherToSend = { structureId: string; voucherId: string }

/** The vouchers whose mail is due, in the time of their structure ([1.C7]). */
export async function listVouchersToSend(): Promise<VoucherToSend[]> {
  const now = await clock()
  const zones = await db().execute<{ id: string; zone: string }>(sql`select id, time_zone as zone from structures`)
  const due: VoucherToSend[] = []
  for (const { id: structureId, zone } of zones) {
    const at = { day: dayOf(now, zone), time: wallTimeOf(now, zone) }
    const waiting = sql`p.structure_id = ${structureId} and p.sent_at is null and p.send_on <= ${at.day}
      and p.recipient_email <> '' and p.status = 'active' and p.valid_until >= ${at.day} and r.id is null`
    const vouchers = await selectVouchers(db(), waiting, sql`limit ${batchSize}`)
    for (const voucher of vouchers) if (isDueToSend(voucher, at)) due.push({ structureId, voucherId: voucher.id })
  }
  return due
}
