import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { citext, createdAt, id, instant, oneOf } from '@/db/columns'
import { accountStatuses, accountTokenKinds } from '@/lib/accounts/types'
import { structures, termsVersions } from './structures'

/** A login. What a structure knows of the person is in their client file there. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    /**
     * Of one person once activated. Before, each sign-up is an account of its own: whoever opens the link of their own
     * sign-up gets what they typed there, and nobody else's password ([1.B2]).
     */
    email: citext('email'),
    /** For those without an address: given by the structure. */
    issuedIdentifier: text('issued_identifier').unique('accounts_issued_identifier'),
    passwordHash: text('password_hash').notNull(),
    status: text('status', { enum: accountStatuses }).notNull().default('pending'),
    activatedAt: instant('activated_at'),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('accounts_email').on(table.email).where(sql`status <> 'pending'`),
    // Serves: login and sign-up, whatever the state.
    index('accounts_of_email').on(table.email),
    oneOf('accounts_status', table.status, accountStatuses),
    check(
      'accounts_reachable',
      sql`${table.status} = 'erased' or ${table.email} is not null or ${table.issuedIdentifier} is not null`,
    ),
  ],
)

/** The row behind a cookie ([6.S2]): ended here, it is dead at the next request. */
export const accountSessions = pgTable(
  'account_sessions',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    isRemembered: boolean('is_remembered').notNull().default(false),
    userAgent: text('user_agent').notNull().default(''),
    ipAddress: text('ip_address').notNull().default(''),
    createdAt: createdAt(),
    /** The file that the person chose among those of their account, where it holds several ([2.A5]). */
    currentFileId: uuid('current_file_id'),
    /** When a second factor was given in it ([2.F1]). */
    secondFactorAt: instant('second_factor_at'),
    lastSeenAt: instant('last_seen_at').notNull().default(sql`app_now()`),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
  },
  // Serves: closing every other session of an account, list of my sessions.
  (table) => [index('account_sessions_account').on(table.accountId)],
)

/** Single-use links: only the hash is stored ([6.S3]). */
export const accountTokens = pgTable(
  'account_tokens',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    kind: text('kind', { enum: accountTokenKinds }).notNull(),
    tokenHash: text('token_hash').notNull().unique('account_tokens_hash'),
    newEmail: citext('new_email'),
    createdAt: createdAt(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    oneOf('account_tokens_kind', table.kind, accountTokenKinds),
    // Serves: voiding the earlier links when a new one is asked for.
    index('account_tokens_account').on(table.accountId, table.kind),
  ],
)

/** The version of the terms accepted, when and from where ([1.B1]). */
export const termsAcceptances = pgTable(
  'terms_acceptances',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    termsVersionId: uuid('terms_version_id')
      .notNull()
      .references(() => termsVersions.id, { onDelete: 'restrict' }),
    occasion: text('occasion', { enum: ['signup', 'order'] }).notNull(),
    orderId: uuid('order_id'),
    ipAddress: text('ip_address').notNull(),
    userAgent: text('user_agent').notNull(),
    acceptedAt: instant('accepted_at').notNull().default(sql`app_now()`),
  },
  (table) => [
    index('terms_acceptances_account').on(table.accountId),
    unique('terms_acceptances_order').on(table.orderId),
  ],
)

/** Counters against automation; they survive a restart and are shared by several servers ([6.S4]). */
export const rateLimits = pgTable(
  'rate_limits',
  {
    key: text('key').primaryKey(),
    points: integer('points').notNull().default(0),
    expire: instant('expire'),
  },
  (table) => [index('rate_limits_expire').on(table.expire)],
)

/** Staff of a structure: which account, which role. */
export const staffMembers = pgTable(
  'staff_members',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'restrict' }),
    role: text('role', { enum: ['teacher', 'organiser', 'accountant', 'admin'] }).notNull(),
    teacherId: uuid('teacher_id'),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull().default(''),
    isSuspended: boolean('is_suspended').notNull().default(false),
    /** Null: invited, and the link not opened yet. */
    acceptedAt: instant('accepted_at').default(sql`app_now()`),
    invitedBy: uuid('invited_by').references(() => accounts.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('staff_members_role', table.role, ['teacher', 'organiser', 'accountant', 'admin']),
    unique('staff_members_role_once').on(table.structureId, table.accountId, table.role),
  ],
)

/** The second factor of somebody of the office (TOTP, RFC 6238); no row, or an unconfirmed one: none ([2.F1] [6.S5]). */
export const secondFactors = pgTable('second_factors', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id, { onDelete: 'cascade' }),
  /** Encrypted with a key derived from the application's secret: a copy of the database gives no codes. */
  sealedSecret: text('sealed_secret').notNull(),
  confirmedAt: instant('confirmed_at'),
  /** The last time step accepted: a code is used once. */
  lastStep: bigint('last_step', { mode: 'number' }).notNull().default(0),
  createdAt: createdAt(),
})

/** What lets somebody in once without their telephone; only hashes are stored. */
export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
    createdAt: createdAt(),
  },
  (table) => [unique('recovery_codes_once').on(table.accountId, table.codeHash)],
)
