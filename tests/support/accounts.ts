import { eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { outboxEvents } from '@/db/schema/outbox'
import { inTransaction } from '@/db/transaction'
import { issueAccountToken } from '@/lib/accounts/commands/links'
import { type LoggedIn, logIn } from '@/lib/accounts/commands/log-in'
import type { AccountTokenKind, LoginRefusal } from '@/lib/accounts/types'
import { clock } from '@/lib/core/clock'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { type SignUpInput, signUp } from '@/lib/learners/commands/sign-up'
import type { TestStructure } from '../factories/structure'

export const password = 'une valise sous le piano'
export const from = { ipAddress: '192.0.2.7', userAgent: 'Mozilla/5.0 (test)' }

type Given = Partial<SignUpInput['identity']> & { password?: string }

let count = 0
/** The form of 'Créer un nouveau compte', filled in by another person each time. */
export function makeSignUp(structure: TestStructure, { password: chosen, ...identity }: Given = {}): SignUpInput {
  count += 1
  return {
    structureId: structure.id,
    zone: structure.timeZone,
    termsVersionId: structure.termsVersionId,
    password: chosen ?? password,
    identity: {
      email: `nouveau-${count}@exemple.example`,
      firstName: 'Claire',
      lastName: 'Vasseur',
      birthOn: '1984-09-05',
      addressLine1: '3 rue des Essais',
      addressLine2: '',
      postcode: '75011',
      city: 'Paris',
      phone: '+33199001234',
      ...identity,
    },
    ...from,
  }
}

export const accountOf = async (email: string) =>
  (await db().select().from(accounts).where(eq(accounts.email, email)))[0]

/** What was told of an account, in order. */
export async function topicsOf(accountId: string): Promise<string[]> {
  const rows = await db().select().from(outboxEvents).orderBy(outboxEvents.id)
  return rows.filter((row) => row.payload.accountId === accountId).map((row) => row.topic)
}

/** The link of a mail, as the job that writes it asks for it. */
export async function issueLink(structure: TestStructure, accountId: string, kind: AccountTokenKind) {
  const now = await clock()
  return inTransaction((tx) => issueAccountToken(tx, now, { accountId, structureId: structure.id, kind }))
}

/** A login of somebody without a second factor. */
export async function enter(
  structure: TestStructure,
  identifier: string,
  given: { password?: string; isRemembered?: boolean } = {},
): Promise<Outcome<LoggedIn, LoginRefusal | Busy>> {
  const outcome = await logIn({
    structureId: structure.id,
    identifier,
    password,
    isRemembered: false,
    ...from,
    ...given,
  })
  if (!outcome.ok) return outcome
  if ('pending' in outcome.value) throw new Error('a code is asked for')
  return accept(outcome.value)
}

/** Signed up, not activated yet. */
export async function makeNewcomer(structure: TestStructure) {
  const form = makeSignUp(structure)
  const outcome = await signUp(form)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const account = (await accountOf(form.identity.email))!
  return { form, account, email: form.identity.email, clientFileId: outcome.value.clientFileId! }
}

/** Every row of every table of accounts, to show that nothing moved. */
export async function snapshot(sql: postgres.Sql): Promise<string> {
  const tables = ['accounts', 'account_sessions', 'account_tokens', 'client_files', 'learners', 'outbox_events']
  const rows = await Promise.all(tables.map((table) => sql.unsafe(`select * from ${table} order by id`)))
  return JSON.stringify(rows)
}
