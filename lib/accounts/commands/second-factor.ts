import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { recoveryCodes, secondFactors } from '@/db/schema/accounts'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { createCodeSecret, findCodeStep } from '@/lib/core/one-time-codes'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { verifyPassword } from '@/lib/core/passwords'
import { hashWithKey, sealText } from '@/lib/core/sealed-text'
import type { Instant } from '@/lib/core/time'
import { findSecondFactor, getAccount, secretPurpose } from '../queries'
import { checkCodeStep, readCode } from '../rules'
import type { CodeRefusal } from '../types'
import { endSessionsOf } from './end-sessions'

const recoveryPurpose = 'recovery-code'
const recoveryCount = 10

const audit = (tx: LockedTx, { structureId, ...actor }: Staff, operation: string, accountId = actor.accountId) =>
  recordAudit(tx, { ...actor, structureId }, { structureId, operation, subjectKind: 'staff', subjectId: accountId })

/** A secret to put into an authenticator application; nothing is asked for before a code of it was given ([2.F1]). */
export const beginSecondFactor = ({ accountId }: Staff): Promise<Outcome<null, 'factor_known' | Busy>> =>
  withLocks([`account:${accountId}`], async (tx) => {
    if ((await findSecondFactor(tx, accountId))?.confirmedAt) return refuse('factor_known')
    const sealedSecret = sealText(secretPurpose, createCodeSecret())
    await tx
      .insert(secondFactors)
      .values({ accountId, sealedSecret })
      .onConflictDoUpdate({ target: secondFactors.accountId, set: { sealedSecret, lastStep: 0 } })
    return accept(null)
  })

/** Without letters that look alike, in two groups: 50 bits, and only a keyed hash is stored. */
function createRecoveryCode(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
  const text = [...randomBytes(10)].map((byte) => letters[byte % letters.length]).join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

async function writeRecoveryCodes(tx: LockedTx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCount }, createRecoveryCode)
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  const hashOf = (code: string) => hashWithKey(recoveryPurpose, readCode(code))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ accountId, codeHash: hashOf(code) })))
  return codes
}

/** The first code proves that the telephone has the secret: from now on each login asks for one. Other devices are logged out. */
export const confirmSecondFactor = (actor: Staff, code: string): Promise<Outcome<string[], CodeRefusal>> =>
  withLocks([`account:${actor.accountId}`], async (tx, now) => {
    const factor = await findSecondFactor(tx, actor.accountId)
    if (!factor || factor.confirmedAt) return refuse('factor_gone')
    const verdict = checkCodeStep(findCodeStep(factor.secret, readCode(code)), factor.lastStep)
    if (!verdict.ok) return verdict
    await tx
      .update(secondFactors)
      .set({ confirmedAt: now, lastStep: verdict.step })
      .where(eq(secondFactors.accountId, actor.accountId))
    const codes = await writeRecoveryCodes(tx, actor.accountId)
    await endSessionsOf(tx, actor.accountId, actor.sessionId)
    await audit(tx, actor, 'staff.factor_on')
    return accept(codes)
  })

async function dropSecondFactor(tx: LockedTx, accountId: string): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId))
  await tx.delete(secondFactors).where(eq(secondFactors.accountId, accountId))
}

/** What somebody does to their own second factor, with their password: takes it away, or asks for new recovery codes. */
export async function changeOwnFactor(
  actor: Staff,
  password: string,
  what: 'remove' | 'renew_codes',
): Promise<Outcome<string[], 'wrong_password' | 'factor_gone' | Busy>> {
  const { accountId } = actor
  const seen = await getAccount(db(), accountId)
  if (!(await verifyPassword(seen.passwordHash, password))) return refuse('wrong_password')
  return withLocks([`account:${accountId}`], async (tx) => {
    const account = await getAccount(tx, accountId)
    if (account.passwordHash !== seen.passwordHash) return refuse('wrong_password')
    if (!(await findSecondFactor(tx, accountId))?.confirmedAt) return refuse('factor_gone')
    await audit(tx, actor, what === 'remove' ? 'staff.factor_off' : 'staff.codes_renewed')
    if (what === 'renew_codes') return accept(await writeRecoveryCodes(tx, accountId))
    await dropSecondFactor(tx, accountId)
    return accept([])
  })
}

/** Part of the team's command: a colleague lost their telephone and their codes. They are logged out and set another one up. */
export async function resetSecondFactor(tx: LockedTx, accountId: string): Promise<void> {
  await dropSecondFactor(tx, accountId)
  await endSessionsOf(tx, accountId)
}

async function useRecoveryCode(tx: LockedTx, accountId: string, code: string, now: Instant): Promise<boolean> {
  const used = await tx
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.accountId, accountId),
        eq(recoveryCodes.codeHash, hashWithKey(recoveryPurpose, code)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  return used.length > 0
}

/** Part of the login: a code of the application, or a recovery code, each good for one time ([2.F1]). */
export async function useCode(
  tx: LockedTx,
  accountId: string,
  typed: string,
  now: Instant,
): Promise<Outcome<'code' | 'recovery', CodeRefusal>> {
  const factor = await findSecondFactor(tx, accountId)
  if (!factor?.confirmedAt) return refuse('factor_gone')
  const code = readCode(typed)
  if (!/^\d{6}$/.test(code))
    return (await useRecoveryCode(tx, accountId, code, now)) ? accept('recovery') : refuse('wrong_code')
  const verdict = checkCodeStep(findCodeStep(factor.secret, code), factor.lastStep)
  if (!verdict.ok) return verdict
  await tx.update(secondFactors).set({ lastStep: verdict.step }).where(eq(secondFactors.accountId, accountId))
  return accept('code')
}
