import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { giftRedemptions } from '@/db/schema/gifts'
import { payments } from '@/db/schema/payments'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { searchVouchers } from '@/lib/desk/queries/search-vouchers'
import { countGuess, guessesAtCode } from '@/lib/gate/limits'
import { redeemVoucher } from '@/lib/gifts/commands/redeem-voucher'
import { sendVoucher } from '@/lib/gifts/commands/send-voucher'
import { findShownVoucher, findVoucher, findVoucherOfCode, sealVoucher } from '@/lib/gifts/queries/find-voucher'
import { describeVoucher, formatCode } from '@/lib/gifts/rules'
import type { Voucher, VoucherState } from '@/lib/gifts/types'
import { refundLinesOf } from '@/lib/refunds/commands/make-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { makeVoucher } from '@/tests/factories/gift'
import { makeMember } from '@/tests/factories/member'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { bookLessons, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()

const refusalOf = (outcome: { ok: boolean; refusal?: string }) => (outcome.ok ? null : outcome.refusal)
const read = async ({ structureId, id }: Voucher) => (await findVoucher({ structureId, voucherId: id }))!

/** Gives the line of a gift back as the accountant does. */
async function refund(staff: Parameters<typeof refundLinesOf>[0], { structureId, orderLineId }: Voucher) {
  const order = (await findRefundableOrder({ structureId, lineId: orderLineId }))!
  const { form, plan } = await showRefund(staff, order.id, [orderLineId])
  return { plan, made: await refundLinesOf(staff, form) }
}

describe('[1.C7] [1.D10] a gift that is given back', () => {
  test('unused: wholly, and its voucher neither sent nor used any more', async () => {
    const structure = await makeStructure(db())
    const { voucher, staff } = await makeVoucher(structure, { details: { recipientEmail: 'zoe@exemple.example' } })
    const { plan, made } = await refund(staff, voucher)
    expect([made.ok, plan.creditedCents]).toEqual([true, 34_000])
    expect((await read(voucher)).status).toBe('revoked')
    expect(await sendVoucher({ structureId: structure.id, voucherId: voucher.id })).toEqual({ ok: true, value: false })
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId, learnerId }
    expect(refusalOf(await redeemVoucher(actor, asked))).toBe('voucher_revoked')
  })

  test('used: the lessons taken stay, pro rata, the others are taken back [6.L6]', async () => {
    const structure = await makeStructure(db())
    const { voucher, staff } = await makeVoucher(structure)
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    const used = await redeemVoucher(actor, { voucherId: voucher.id, clientFileId, learnerId })
    expect(used.ok).toBe(true)
    await bookLessons(structure, voucher.orderLineId, [-48, 72])
    const { plan, made } = await refund(staff, voucher)
    expect(made.ok).toBe(true)
    expect(plan.lines).toMatchObject([{ amountCents: 25_500, retainedCents: 8_500, keptLessons: 1, creditsRevoked: 3 }])
    expect((await read(voucher)).status).toBe('active')
  })

  test('of an order that owes money: nothing is given for it until it is paid [1.D12]', async () => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    const order = (await findRefundableOrder({ structureId: structure.id, lineId: voucher.orderLineId }))!
    await database.sql`update payments set means = 'cheque', status = 'bounced' where order_id = ${order.id}`
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId, learnerId }
    expect(refusalOf(await redeemVoucher(actor, asked))).toBe('voucher_on_hold')
    await database.sql`update payments set means = 'cash', status = 'succeeded' where order_id = ${order.id}`
    expect(await db().$count(payments, eq(payments.orderId, order.id))).toBe(1)
    expect(refusalOf(await redeemVoucher(actor, asked))).toBeNull()
  })
})

describe('[1.H8] [1.C7] the office finds a gift', () => {
  test('by its code, by who bought it, by whom it is for; in its own structure only', async () => {
    const structure = await makeStructure(db())
    const buyer = await makeMember(db(), structure, { firstName: 'Éloïse', lastName: 'Tremblay' })
    const { voucher, staff } = await makeVoucher(structure, {
      buyer,
      details: { recipientName: 'Zoé Martin', recipientEmail: 'zoe@exemple.example' },
    })
    await makeVoucher(structure)
    const today = dayOf(await clock(), 'Europe/Paris')
    const find = async (search: string, actor = staff) =>
      (await searchVouchers(actor, { search, state: null }, today)).map(({ id }) => id)
    for (const search of [formatCode(voucher.code).toLowerCase(), 'eloise', 'tremblay zoe', 'zoe@exemple', 'Martin'])
      expect(await find(search), search).toEqual([voucher.id])
    expect(await find('100%')).toEqual([])
    expect(await find('')).toHaveLength(2)
    const { staff: stranger } = await makeVoucher(await makeStructure(db()))
    expect(await find(formatCode(voucher.code), stranger)).toEqual([])
  })

  test('by how it stands: the list and the rule say the same', async () => {
    const structure = await makeStructure(db())
    await database.sql`alter table gift_vouchers disable trigger gift_vouchers_not_rewritten`
    const today = dayOf(await clock(), 'Europe/Paris')
    const { staff } = await makeVoucher(structure)
    const late = await makeVoucher(structure)
    await database.sql`update gift_vouchers set activated_on = ${addDays(today, -190)}, valid_until = ${addDays(today, -1)}
      where id = ${late.voucher.id}`
    const { voucher } = await makeVoucher(structure)
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    await redeemVoucher(actor, { voucherId: voucher.id, clientFileId, learnerId })
    const gone = await makeVoucher(structure)
    await refund(gone.staff, gone.voucher)
    const states: VoucherState[] = ['active', 'used', 'expired', 'revoked']
    for (const state of states) {
      const found = await searchVouchers(staff, { search: '', state }, today)
      expect(
        found.map((one) => describeVoucher(one, today)),
        state,
      ).toEqual([state])
    }
    expect(await db().$count(giftRedemptions, eq(giftRedemptions.voucherId, voucher.id))).toBe(1)
  })
})

describe('[1.C7] [6.S4] a code can’t be guessed', () => {
  test('fifteen wrong ones an hour for a person; a right one is never counted, nor known by its answer', async () => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    const { actor } = await makeMember(db(), structure)
    const type = (code: string) =>
      countGuess(guessesAtCode(actor.accountId, '192.0.2.99'), () => findVoucherOfCode(structure.id, code))
    for (let time = 0; time < 20; time += 1) expect(refusalOf(await type(voucher.code))).toBeNull()
    for (let time = 0; time < 15; time += 1) expect(refusalOf(await type('AAAA-BBBB-CCCC'))).toBe('voucher_unknown')
    expect(refusalOf(await type('AAAA-BBBB-CCCD'))).toBe('too_many_attempts')
    expect(refusalOf(await type(voucher.code))).toBe('too_many_attempts')
  })

  test('a code that was shown is known by a seal of that member alone [6.S3]', async () => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    const [one, other] = [await makeMember(db(), structure), await makeMember(db(), structure)]
    const seal = sealVoucher(one.actor, voucher.id)
    expect(seal).not.toContain(voucher.code)
    expect((await findShownVoucher(one.actor, seal))?.id).toBe(voucher.id)
    expect(await findShownVoucher(other.actor, seal)).toBeNull()
    expect(await findShownVoucher(one.actor, voucher.code)).toBeNull()
  })
})
