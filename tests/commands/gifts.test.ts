import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { giftRedemptions } from '@/db/schema/gifts'
import { messages } from '@/db/schema/messages'
import { outboxEvents } from '@/db/schema/outbox'
import { passEntries, passes } from '@/db/schema/passes'
import { writeOrderPaid } from '@/emails/messages/order'
import { setGift } from '@/lib/cart/commands/set-gift'
import { findCart } from '@/lib/cart/queries'
import { clock } from '@/lib/core/clock'
import { addDays, addMonths, dayOf } from '@/lib/core/time'
import { redeemVoucher } from '@/lib/gifts/commands/redeem-voucher'
import { sendVoucher, sendVoucherNow } from '@/lib/gifts/commands/send-voucher'
import { findVoucher, findVoucherOfCode, listVouchersOfFile } from '@/lib/gifts/queries/find-voucher'
import { listVouchersToSend } from '@/lib/gifts/queries/list-vouchers-to-send'
import { formatCode } from '@/lib/gifts/rules'
import { tellGiftBought, tellGiftSent } from '@/lib/messages/flows/tell-gifts'
import { findOrderFacts } from '@/lib/messages/queries/find-order-facts'
import { getSender } from '@/lib/messages/queries/get-sender'
import { placeOrder } from '@/lib/orders/commands/place-order'
import { drawVoucher } from '@/lib/papers/flows'
import { settleOrder } from '@/lib/payments/flows'
import { makeBuyer, openPayment } from '@/tests/factories/buyer'
import { makeGiftOffer, makeVoucher } from '@/tests/factories/gift'
import { makeMember } from '@/tests/factories/member'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, payByCard, showCheckout } from '@/tests/support/payments'
import { readPdf } from '@/tests/support/pdf'

const database = await createTestDatabase()
const shop = openShop(database)

const refusalOf = (outcome: { ok: boolean; refusal?: string }) => (outcome.ok ? null : outcome.refusal)
const today = async () => dayOf(await clock(), 'Europe/Paris')
const told = (voucherId: string, topic: string) =>
  db().$count(outboxEvents, eq(outboxEvents.key, `${topic}:${voucherId}`))

/** A member whose cart holds a gift, with what they said of it. */
async function chooseGift(details: { sendOn?: string; recipientEmail?: string } = {}) {
  const structure = await makeStructure(db())
  const buyer = await makeBuyer(structure, [await makeGiftOffer(structure)])
  const { cart } = (await findCart(buyer.owner))!
  const gift = {
    recipientName: 'Zoé Martin',
    recipientEmail: 'zoe@exemple.example',
    message: 'Chante !',
    sendOn: await today(),
    ...details,
  }
  return {
    structure,
    buyer,
    gift,
    lineId: cart.lines[0]!.id,
    kept: await setGift(buyer.owner, cart.lines[0]!.id, gift),
  }
}

/** The same, paid by card. */
async function buyGift(details: Parameters<typeof chooseGift>[0] = {}) {
  const chosen = await chooseGift(details)
  const { actor } = chosen.buyer
  const { orderId, clientSecret } = await openPayment(actor)
  await payByCard(shop, clientSecret)
  await settleOrder(actor, orderId)
  const [voucher] = await listVouchersOfFile(chosen.structure.id, actor.clientFileId)
  return { ...chosen, orderId, voucher: voucher! }
}

describe('[1.C7] a gift is bought for somebody', () => {
  test('the cart waits for whom, and another word of it is another cart', async () => {
    const structure = await makeStructure(db())
    const { actor, owner } = await makeBuyer(structure, [await makeGiftOffer(structure)])
    const before = (await findCart(owner))!
    expect(before.problems.map(({ code }) => code)).toEqual(['gift_details_missing'])
    expect(refusalOf(await placeOrder(actor, await showCheckout(actor)))).toBe('gift_details_missing')
    const gift = { recipientName: 'Zoé', recipientEmail: '', message: '', sendOn: await today() }
    expect(refusalOf(await setGift(owner, before.cart.lines[0]!.id, gift))).toBeNull()
    const after = (await findCart(owner))!
    expect(after.problems).toEqual([])
    expect(after.seen).not.toBe(before.seen)
  })

  test.each([
    ['gift_day_past', -1],
    ['gift_day_too_late', 190],
  ] as const)('%s: nothing is kept', async (expected, days) => {
    const { kept, buyer } = await chooseGift({ sendOn: addDays(await today(), days) })
    expect(refusalOf(kept)).toBe(expected)
    expect((await findCart(buyer.owner))!.cart.lines[0]!.gift).toBeNull()
  })

  test('paid, it is a voucher of six months, told to its buyer and sent to its recipient', async () => {
    const { structure, voucher } = await buyGift()
    expect(voucher).toMatchObject({
      recipientName: 'Zoé Martin',
      credits: 4,
      usedByFileId: null,
      activatedOn: await today(),
    })
    expect(voucher.validUntil).toBe(addMonths(voucher.activatedOn, 6))
    expect(voucher.sentAt).not.toBeNull()
    expect([await told(voucher.id, 'gift.bought'), await told(voucher.id, 'gift.due')]).toEqual([1, 1])
    const occasion = (topic: string) => ({ structureId: structure.id, key: `${topic}:${voucher.id}` })
    await tellGiftBought(occasion('gift.bought'), voucher.id)
    const [id] = await tellGiftSent(occasion('gift.due'), voucher.id)
    expect(await tellGiftSent(occasion('gift.due'), voucher.id)).toEqual([id])
    const [mail] = await db().select().from(messages).where(eq(messages.id, id!))
    expect(mail).toMatchObject({ recipient: 'zoe@exemple.example', template: 'gift_sent' })
    expect(mail!.text).toContain(formatCode(voucher.code))
    const [file] = mail!.attachments as { filename: string; content: string }[]
    expect((await readPdf(Buffer.from(file!.content, 'base64'))).text).toContain(formatCode(voucher.code))
  })

  test('the confirmation of its order says whose gift it is, and until when [1.D9]', async () => {
    const { structure, orderId, voucher } = await buyGift()
    const { facts } = (await findOrderFacts(structure.id, orderId))!
    const { validUntil } = voucher
    expect(facts.lines).toMatchObject([{ learner: 'Zoé Martin', isSelf: false, isGift: true, pass: { validUntil } }])
    const sender = await getSender(structure.id)
    const mail = writeOrderPaid(sender, facts, ['invoice', 'receipt'], null)
    expect(mail.preview).toContain('bon cadeau')
    expect(mail.body.some(({ kind }) => kind === 'button')).toBe(false)
  })

  test('for another day, it leaves on that day and once, never before', async () => {
    const sendOn = addDays(await today(), 3)
    const { voucher } = await buyGift({ sendOn })
    expect([voucher.sentAt, await told(voucher.id, 'gift.due')]).toEqual([null, 0])
    const isListed = async () => (await listVouchersToSend()).some(({ voucherId }) => voucherId === voucher.id)
    expect(await isListed()).toBe(false)
    const structureId = voucher.structureId
    expect(await sendVoucher({ structureId, voucherId: voucher.id })).toEqual({ ok: true, value: false })
    await database.sql`update gift_vouchers set send_on = ${addDays(await today(), -1)} where id = ${voucher.id}`
    expect(await isListed()).toBe(true)
    expect(await sendVoucher({ structureId, voucherId: voucher.id })).toEqual({ ok: true, value: true })
    expect(await sendVoucher({ structureId, voucherId: voucher.id })).toEqual({ ok: true, value: false })
    expect([await isListed(), await told(voucher.id, 'gift.due')]).toEqual([false, 1])
  })

  test('without an address it is its buyer’s to hand over', async () => {
    const { voucher, buyer } = await buyGift({ recipientEmail: '' })
    expect([voucher.sentAt, await told(voucher.id, 'gift.due')]).toEqual([null, 0])
    expect(refusalOf(await sendVoucherNow(buyer.actor, { voucherId: voucher.id, email: '' }))).toBe(
      'voucher_without_address',
    )
  })

  test('settled twice, it is one voucher', async () => {
    const { structure, buyer, orderId, voucher } = await buyGift()
    await settleOrder(buyer.actor, orderId)
    expect((await listVouchersOfFile(structure.id, buyer.clientFileId)).map(({ id }) => id)).toEqual([voucher.id])
  })
})

describe('[1.C7] a voucher is used once', () => {
  test('on an account: a pass of its lessons until its own last day, for a learner of the file', async () => {
    const structure = await makeStructure(db())
    const { voucher, buyer } = await makeVoucher(structure)
    const bearer = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId: bearer.clientFileId, learnerId: bearer.learnerId }
    const used = await redeemVoucher(bearer.actor, asked)
    expect(used.ok).toBe(true)
    const [pass] = await db().select().from(passes).where(eq(passes.orderLineId, voucher.orderLineId))
    expect(pass).toMatchObject({
      learnerId: bearer.learnerId,
      validUntil: voucher.validUntil,
      validFrom: await today(),
    })
    const [grant] = await db().select().from(passEntries).where(eq(passEntries.passId, pass!.id))
    expect(grant).toMatchObject({ kind: 'grant', amount: 4 })
    expect(await redeemVoucher(bearer.actor, asked)).toEqual(used)
    const other = await makeMember(db(), structure)
    const again = { ...asked, clientFileId: other.clientFileId, learnerId: other.learnerId }
    expect(refusalOf(await redeemVoucher(other.actor, again))).toBe('voucher_used')
    expect(refusalOf(await redeemVoucher(buyer.actor, again))).toBe('not_found')
    expect(await db().$count(giftRedemptions, eq(giftRedemptions.voucherId, voucher.id))).toBe(1)
  })

  test('its code is read however it is typed, in its own structure only', async () => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    const typed = ` ${formatCode(voucher.code).toLowerCase().replaceAll('-', ' ')} `
    expect(await findVoucherOfCode(structure.id, typed)).toMatchObject({ ok: true, value: { id: voucher.id } })
    expect(refusalOf(await findVoucherOfCode((await makeStructure(db())).id, typed))).toBe('voucher_unknown')
    expect(refusalOf(await findVoucherOfCode(structure.id, 'AAAA-BBBB-CCCC'))).toBe('voucher_unknown')
  })

  test.each([
    ['voucher_expired', { activatedOn: '2025-01-01', validUntil: '2025-07-01' }],
    ['voucher_revoked', { status: 'revoked' }],
    ['voucher_by_phone', { isRedeemable: false }],
  ] as const)('%s: nothing is granted', async (expected, details) => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    await database.sql`alter table gift_vouchers disable trigger gift_vouchers_not_rewritten`
    const set = Object.fromEntries(
      Object.entries(details).map(([key, value]) => [key.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`), value]),
    )
    await database.sql`update gift_vouchers set ${database.sql(set)} where id = ${voucher.id}`
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId, learnerId }
    expect(refusalOf(await redeemVoucher(actor, asked))).toBe(expected)
    expect(await db().$count(passes, eq(passes.orderLineId, voucher.orderLineId))).toBe(0)
  })

  test('by the office on the telephone, of any offer [1.H8]', async () => {
    const structure = await makeStructure(db())
    const { voucher, staff } = await makeVoucher(structure, {
      offer: await makeGiftOffer(structure, { isRedeemable: false }),
    })
    const { clientFileId, learnerId } = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId, learnerId }
    expect(refusalOf(await redeemVoucher(staff, asked))).toBeNull()
    const [used] = await db().select().from(giftRedemptions).where(eq(giftRedemptions.voucherId, voucher.id))
    expect(used!.redeemedBy).toBe(`staff:${staff.accountId}`)
  })

  test('for nobody else’s learner', async () => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure)
    const { actor, clientFileId } = await makeMember(db(), structure)
    const { learnerId } = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, clientFileId, learnerId }
    expect(refusalOf(await redeemVoucher(actor, asked))).toBe('voucher_learner_unknown')
  })

  test.each([
    ['voucher_too_young', { minAge: 60 }],
    ['voucher_too_old', { maxAge: 12 }],
  ])('%s', async (expected, ages) => {
    const structure = await makeStructure(db())
    const { voucher } = await makeVoucher(structure, { offer: await makeGiftOffer(structure, ages) })
    const { actor, clientFileId, learnerId } = await makeMember(db(), structure)
    expect(refusalOf(await redeemVoucher(actor, { voucherId: voucher.id, clientFileId, learnerId }))).toBe(expected)
  })
})

describe('[1.C7] [6.S1] a voucher is its buyer’s and the office’s', () => {
  test('sent by hand to an address that is mended, once for each; nobody else sends or draws it', async () => {
    const structure = await makeStructure(db())
    const { voucher, buyer, staff } = await makeVoucher(structure, {
      details: { recipientEmail: 'zoe@exemple.exemple' },
    })
    const stranger = await makeMember(db(), structure)
    const asked = { voucherId: voucher.id, email: 'zoe@exemple.example' }
    expect(refusalOf(await sendVoucherNow(stranger.actor, asked))).toBe('not_found')
    expect(await drawVoucher({ ...stranger.actor, voucherId: voucher.id })).toBeNull()
    expect(refusalOf(await sendVoucherNow(buyer.actor, asked))).toBeNull()
    expect(refusalOf(await sendVoucherNow(staff, asked))).toBeNull()
    const events = await db().select().from(outboxEvents)
    const resent = events.filter(({ key }) => key.startsWith(`gift.resent:${voucher.id}`))
    // Two, where ten minutes have just begun.
    expect(resent.length).toBeLessThanOrEqual(2)
    const sent = (await findVoucher({ structureId: structure.id, voucherId: voucher.id }))!
    expect([sent.recipientEmail, sent.sentAt !== null]).toEqual(['zoe@exemple.example', true])
    expect(await drawVoucher({ ...buyer.actor, voucherId: voucher.id })).not.toBeNull()
  })
})
