import 'server-only'
import { and, eq, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db, type Executor, type Tx } from '@/db/client'
import { accountSessions } from '@/db/schema/accounts'
import { impersonations } from '@/db/schema/impersonations'
import type { Member } from '@/lib/core/actor'

/** 'Déconnexion' ends the session on the server: its cookie is worth nothing at the next request ([1.G7]). */
export async function logOut(who: Pick<Member, 'accountId' | 'sessionId'>): Promise<void> {
  await end(db(), who.accountId, eq(accountSessions.id, who.sessionId))
}

/** Logs one device of mine out; somebody else's session is left alone. */
export async function endSessionOfMine(member: Member, sessionId: string): Promise<void> {
  await end(db(), member.accountId, eq(accountSessions.id, sessionId))
}

/** 'Tout déconnecter': every device but the one that asks ([6.S2]). */
export async function endOtherSessions(member: Member): Promise<void> {
  await end(db(), member.accountId, ne(accountSessions.id, member.sessionId))
}

/** Part of a command that changes what the account is: its other sessions die with it. */
export async function endSessionsOf(tx: Tx, accountId: string, exceptSessionId?: string): Promise<void> {
  await end(tx, accountId, exceptSessionId ? ne(accountSessions.id, exceptSessionId) : sql`true`)
}

async function end(executor: Executor, accountId: string, which: SQL): Promise<void> {
  await executor
    .update(accountSessions)
    .set({ endedAt: sql`app_now()` as never })
    .where(and(eq(accountSessions.accountId, accountId), isNull(accountSessions.endedAt), which))
  // A portal seen from a session ends with it ([2.B3]).
  await executor
    .update(impersonations)
    .set({ endedAt: sql`app_now()` as never, endedBy: 'logout' })
    .where(
      and(
        eq(impersonations.accountId, accountId),
        isNull(impersonations.endedAt),
        sql`exists (select from account_sessions ended where ended.id = impersonations.session_id and ended.ended_at is not null)`,
      ),
    )
}

/** A device was seen: noted once in ten minutes at most, for the list of my devices. */
export async function touchSession(sessionId: string): Promise<void> {
  await db()
    .update(accountSessions)
    .set({ lastSeenAt: sql`app_now()` as never })
    .where(
      and(eq(accountSessions.id, sessionId), lt(accountSessions.lastSeenAt, sql`app_now() - interval '10 minutes'`)),
    )
}
