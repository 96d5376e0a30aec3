import 'server-only'
import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accountSessions } from '@/db/schema/accounts'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { verifyPassword } from '@/lib/core/passwords'
import { findLogin } from '../queries'
import { checkLogin } from '../rules'
import { briefSessionHours, type CodeRefusal, type LoginRefusal, type PendingLogin, sessionDays } from '../types'
import { useCode } from './second-factor'

type Device = { isRemembered: boolean; ipAddress: string; userAgent: string }
export type LoginInput = Device & { structureId: string; identifier: string; password: string }

/** Who is in, by a session of their own; or, of somebody with a second factor, what their code goes with. */
export type LoggedIn = { sessionId: string; clientFileId: string | null; isStaff: boolean }
type FirstStep = LoggedIn | { pending: PendingLogin }

type Login = NonNullable<Awaited<ReturnType<typeof findLogin>>>

const markOf = ({ passwordHash }: Login): string => createHash('sha256').update(passwordHash).digest('base64url')

async function openSession(
  tx: LockedTx,
  login: Login,
  { isRemembered, ipAddress, userAgent }: Device,
  hasCode: boolean,
) {
  const [session] = await tx
    .insert(accountSessions)
    .values({
      accountId: login.id,
      isRemembered,
      userAgent,
      ipAddress,
      secondFactorAt: hasCode ? (sql`app_now()` as never) : null,
      // Real time, as the cookie: moving the demonstration's clock logs nobody out.
      expiresAt: sql`now() + ${isRemembered ? `${sessionDays} days` : `${briefSessionHours} hours`}::interval` as never,
    })
    .returning({ id: accountSessions.id })
  return { sessionId: session!.id, clientFileId: login.clientFileId, isStaff: login.isStaff }
}

/**
 * Opens a new session row when the password is right ([1.B4]), unless a second factor is asked for: then nothing is open
 * yet. The password is checked outside the transaction, since it takes long; under the lock the account is read again, so
 * that a reset or a suspension in between wins.
 */
export async function logIn(input: LoginInput): Promise<Outcome<FirstStep, LoginRefusal | Busy>> {
  const { structureId, identifier, isRemembered } = input
  const seen = await findLogin(db(), structureId, identifier)
  const isRight = await verifyPassword(seen?.passwordHash ?? null, input.password)
  if (!seen || !isRight) return refuse('wrong_credentials')
  return withLocks([`account:${seen.id}`], async (tx) => {
    const login = await findLogin(tx, structureId, identifier)
    const verdict = checkLogin({
      isPasswordRight: login?.passwordHash === seen.passwordHash,
      status: login?.status ?? 'erased',
      isKnownHere: !!login?.clientFileId || !!login?.isStaff,
    })
    if (!verdict.ok) return verdict
    if (login!.hasSecondFactor) {
      return accept({ pending: { accountId: seen.id, structureId, identifier, isRemembered, mark: markOf(login!) } })
    }
    return accept(await openSession(tx, login!, input, false))
  })
}

/**
 * The second step of a login ([2.F1] [6.S5]): a code of the application or a recovery code, after the password of a few
 * minutes ago, which is still the account's.
 */
export async function logInWithCode(
  pending: PendingLogin,
  code: string,
  device: Omit<Device, 'isRemembered'>,
): Promise<Outcome<LoggedIn, LoginRefusal | CodeRefusal | 'login_expired'>> {
  const { accountId, structureId, identifier, isRemembered } = pending
  return withLocks([`account:${accountId}`], async (tx, now) => {
    const login = await findLogin(tx, structureId, identifier)
    if (login?.id !== accountId || markOf(login) !== pending.mark) return refuse('login_expired')
    const isKnownHere = !!login.clientFileId || login.isStaff
    const verdict = checkLogin({ isPasswordRight: true, status: login.status, isKnownHere })
    if (!verdict.ok) return verdict
    const used = await useCode(tx, accountId, code, now)
    if (!used.ok) return used
    const opened = await openSession(tx, login, { ...device, isRemembered }, true)
    if (used.value === 'recovery') {
      const subject = { structureId, subjectKind: 'staff', subjectId: accountId }
      const actor = { kind: 'job', name: 'login' } as const
      await recordAudit(tx, actor, { ...subject, operation: 'staff.recovery_used' })
    }
    return accept(opened)
  })
}
