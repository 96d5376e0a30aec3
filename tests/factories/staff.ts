import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { accountSessions, accounts, staffMembers } from '@/db/schema/accounts'
import type { Staff, StaffRole } from '@/lib/core/actor'
import { hashPassword } from '@/lib/core/passwords'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'

export type TestStaff = { email: string; accountId: string; sessionId: string; actor: Staff }

/** Somebody of the office with an open session and no client file: an administrator unless told otherwise. */
export async function makeStaff(
  executor: Executor,
  structure: Pick<TestStructure, 'id'>,
  given: { role?: StaffRole; isSuspended?: boolean; password?: string; teacherId?: string; accountId?: string } = {},
): Promise<TestStaff> {
  const role = given.role ?? 'admin'
  const email = `equipe-${nextNumber()}@exemple.example`
  const passwordHash = given.password ? await hashPassword(given.password) : 'no password opens this account'
  const accountId =
    given.accountId ??
    (
      await executor
        .insert(accounts)
        .values({ email, passwordHash, status: 'active', activatedAt: sql`app_now()` })
        .returning({ id: accounts.id })
    )[0]!.id
  await executor
    .insert(staffMembers)
    .values({ structureId: structure.id, accountId, role, teacherId: given.teacherId, isSuspended: given.isSuspended })
  const [session] = await executor
    .insert(accountSessions)
    .values({ accountId, expiresAt: sql`app_now() + interval '1 day'` })
    .returning({ id: accountSessions.id })
  const sessionId = session!.id
  return {
    email,
    accountId,
    sessionId,
    actor: { kind: 'staff', accountId, sessionId, structureId: structure.id, role },
  }
}
