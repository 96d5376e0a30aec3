import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountSessions } from '@/db/schema/accounts'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { verifyPassword } from '@/lib/core/passwords'
import { findLogin } from '../queries'
import { checkLogin } from '../rules'
import { briefSessionHours, type LoginRefusal, sessionDays } from '../types'

export type LoginInput = {
  structureId: string
  identifier: string
  password: string
  isRemembered: boolean
  ipAddress: string
  userAgent: string
}

/**
 * Opens a new session row when the password is right ([1.B4]). The password is checked outside the transaction, since
 * it takes long; under the lock the account is read again, so that a reset or a suspension in between wins.
 */
export async function logIn(
  input: LoginInput,
): Promise<Outcome<{ sessionId: string; clientFileId: string | null; isStaff: boolean }, LoginRefusal | Busy>> {
  const seen = await findLogin(db(), input.structureId, input.identifier)
  const isRight = await verifyPassword(seen?.passwordHash ?? null, input.password)
  if (!seen || !isRight) return refuse('wrong_credentials')
  return withLocks([`account:${seen.id}`], async (tx) => {
    const login = await findLogin(tx, input.structureId, input.identifier)
    const verdict = checkLogin({
      isPasswordRight: login?.passwordHash === seen.passwordHash,
      status: login?.status ?? 'erased',
      isKnownHere: !!login?.clientFileId || !!login?.isStaff,
    })
    if (!verdict.ok) return verdict
    const [session] = await tx
      .insert(accountSessions)
      .values({
        accountId: seen.id,
        isRemembered: input.isRemembered,
        userAgent: input.userAgent,
        ipAddress: input.ipAddress,
        // Real time, as the cookie: moving the demonstration's clock logs nobody out.
        expiresAt:
          sql`now() + ${input.isRemembered ? `${sessionDays} days` : `${briefSessionHours} hours`}::interval` as never,
      })
      .returning({ id: accountSessions.id })
    return accept({ sessionId: session!.id, clientFileId: login!.clientFileId, isStaff: login!.isStaff })
  })
}
