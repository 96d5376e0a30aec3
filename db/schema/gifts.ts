import { sql } from 'drizzle-orm'
import { boolean, check, date, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { voucherStatuses } from '@/lib/gifts/types'
import { offers } from './catalogue'
import { clientFiles, learners } from './client-files'
import { orderLines } from './orders'
import { passes } from './passes'

/** What a gift's line granted: a code that gives its bearer the lessons, until a day included ([1.C7]). */
export const giftVouchers = pgTable(
  'gift_vouchers',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    orderLineId: uuid('order_line_id')
      .notNull()
      .unique('gift_vouchers_line')
      .references(() => orderLines.id, { onDelete: 'restrict' }),
    /** The buyer's. */
    clientFileId: uuid('client_file_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    code: text('code').notNull(),
    name: text('name').notNull(),
    credits: integer('credits').notNull(),
    lessonMinutes: integer('lesson_minutes').notNull(),
    cancellationNoticeHours: integer('cancellation_notice_hours').notNull(),
    recipientName: text('recipient_name').notNull(),
    recipientEmail: text('recipient_email').notNull().default(''),
    message: text('message').notNull().default(''),
    sendOn: date('send_on').notNull(),
    activatedOn: date('activated_on').notNull(),
    /** Six months date to date from the activation, whatever the day of sending; included. */
    validUntil: date('valid_until').notNull(),
    /** By its bearer on their account; else by telephone only. */
    isRedeemable: boolean('is_redeemable').notNull(),
    status: text('status', { enum: voucherStatuses }).notNull().default('active'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (table) => [
    unique('gift_vouchers_scope').on(table.structureId, table.id),
    unique('gift_vouchers_code').on(table.structureId, table.code),
    oneOf('gift_vouchers_status', table.status, voucherStatuses),
    check('gift_vouchers_credits', sql`${table.credits} > 0`),
    check('gift_vouchers_days', sql`${table.activatedOn} <= ${table.validUntil}`),
    foreignKey({
      name: 'gift_vouchers_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'gift_vouchers_offer',
      columns: [table.structureId, table.offerId],
      foreignColumns: [offers.structureId, offers.id],
    }).onDelete('restrict'),
    // Serves: the gifts of a buyer; those whose mail is due.
    index('gift_vouchers_of_file').on(table.clientFileId),
    index('gift_vouchers_to_send').on(table.sendOn).where(sql`sent_at is null`),
  ],
)

/** A voucher used: once, by whoever came first. */
export const giftRedemptions = pgTable(
  'gift_redemptions',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    voucherId: uuid('voucher_id').notNull().unique('gift_redemptions_once'),
    passId: uuid('pass_id').notNull().unique('gift_redemptions_pass'),
    /** Whose file it was redeemed on, and who it is for. */
    clientFileId: uuid('client_file_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    /** '<kind of actor>:<account>' */
    redeemedBy: text('redeemed_by').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    foreignKey({
      name: 'gift_redemptions_voucher',
      columns: [table.structureId, table.voucherId],
      foreignColumns: [giftVouchers.structureId, giftVouchers.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'gift_redemptions_pass_scope',
      columns: [table.structureId, table.passId],
      foreignColumns: [passes.structureId, passes.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'gift_redemptions_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'gift_redemptions_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
  ],
)
