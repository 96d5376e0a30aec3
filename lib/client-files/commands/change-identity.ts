import 'server-only'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { awaitEmail } from '@/lib/accounts/commands/change-email'
import { findOrInviteAccount, inviteLock } from '@/lib/accounts/commands/invite'
import { findAccountByIdentifier } from '@/lib/accounts/queries'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { type Day, dayOf, type Instant } from '@/lib/core/time'
import { rights } from '@/lib/staff/types'
import { getStructureById } from '@/lib/structures/queries'
import { checkIdentity } from '../rules'
import type { Addressing, IdentityRefusal } from '../types'
import { tellInvitation } from './invite-to-portal'

export type OfficeIdentity = {
  firstName: string
  lastName: string
  email: string | null
  phone: string
  birthOn: Day | null
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: string
} & Partial<Addressing>

/**
 * The office changes a client's names, address and telephone ([1.B5]). The address of an open login waits until it is
 * confirmed there, and the old one is told; one that nobody opened yet is invited at its new address.
 */
export async function changeIdentity(
  actor: Staff,
  clientFileId: string,
  identity: OfficeIdentity,
): Promise<Outcome<{ isAddressAsked: boolean }, IdentityRefusal>> {
  const roles: readonly string[] = rights['files.edit']
  const seen = roles.includes(actor.role) ? await findFile(db(), actor, clientFileId) : null
  if (!seen) return refuse('not_found')
  const { timeZone } = await getStructureById(actor.structureId)
  const keys: LockKey[] = [`client-file:${clientFileId}`]
  if (seen.accountId) keys.push(`account:${seen.accountId}`)
  if (identity.email) keys.push(inviteLock(identity.email))
  return withLocks(keys, async (tx, now) => {
    const file = await findFile(tx, actor, clientFileId)
    if (file?.accountId !== seen.accountId) return refuse('busy')
    const login = describeLogin(file)
    const taken = identity.email ? await findAccountByIdentifier(tx, identity.email) : null
    const isTaken = taken !== null && taken.id !== file.accountId && taken.status !== 'pending'
    const { email, birthOn } = identity
    const verdict = checkIdentity({ status: file.status, birthOn, today: dayOf(now, timeZone), email, login, isTaken })
    if (!verdict.ok) return verdict
    const isMoved = login !== null && email?.toLowerCase() !== login.email.toLowerCase()
    const isAddressAsked = isMoved && login.isOpen
    await write(tx, actor, file, isAddressAsked ? { ...identity, email: file.email } : identity)
    if (isMoved) await moveLogin(tx, now, actor, { file, login, email: email! })
    return accept({ isAddressAsked })
  })
}

type File = NonNullable<Awaited<ReturnType<typeof findFile>>>
type Login = NonNullable<ReturnType<typeof describeLogin>>

async function findFile(executor: Executor, { structureId }: Staff, clientFileId: string) {
  const [row] = await executor
    .select({
      file: clientFiles,
      loginEmail: accounts.email,
      loginStatus: accounts.status,
      isStaff: sql<boolean>`exists (select from staff_members where account_id = ${accounts.id})`,
    })
    .from(clientFiles)
    .leftJoin(accounts, and(eq(accounts.id, clientFiles.accountId), inArray(accounts.status, ['pending', 'active'])))
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  return row ? { ...row.file, loginEmail: row.loginEmail, loginStatus: row.loginStatus, isStaff: row.isStaff } : null
}

/** The login whose address is the file's own; somebody else's, which opens this file too, isn't changed by it ([2.A5]). */
function describeLogin({ email, loginEmail, loginStatus, isStaff }: File) {
  if (!loginEmail || email?.toLowerCase() !== loginEmail.toLowerCase()) return null
  return { email: loginEmail, isOpen: loginStatus === 'active', isStaff }
}

async function moveLogin(
  tx: LockedTx,
  now: Instant,
  { structureId }: Staff,
  { file, login, email }: { file: File; login: Login; email: string },
): Promise<void> {
  const clientFileId = file.id
  if (login.isOpen) {
    const accountId = file.accountId!
    await awaitEmail(tx, now, { structureId, accountId, newEmail: email })
    const key = `account.email_asked:${accountId}:${now.toISOString()}`
    await tell(tx, { structureId, topic: 'account.email_asked', key, payload: { accountId, clientFileId } })
    return
  }
  const accountId = await findOrInviteAccount(tx, email)
  await tx.update(clientFiles).set({ accountId }).where(eq(clientFiles.id, clientFileId))
  await tellInvitation(tx, { structureId, accountId, clientFileId, now, isNew: false })
}

/** The file, and its holder as a learner. */
async function write(tx: LockedTx, actor: Staff, file: File, identity: OfficeIdentity): Promise<void> {
  await tx.update(clientFiles).set(identity).where(eq(clientFiles.id, file.id))
  const { firstName, lastName, birthOn } = identity
  const self = tx
    .select({ id: guardianships.learnerId })
    .from(guardianships)
    .where(and(eq(guardianships.clientFileId, file.id), eq(guardianships.isSelf, true)))
  await tx.update(learners).set({ firstName, lastName, birthOn }).where(inArray(learners.id, self))
  const fields = Object.keys(identity) as (keyof OfficeIdentity)[]
  const changed = fields.filter((field) => identity[field] !== undefined && file[field] !== identity[field])
  if (changed.length === 0) return
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation: 'client_file.identity',
    subjectKind: 'client_file',
    subjectId: file.id,
    clientFileId: file.id,
    before: Object.fromEntries(changed.map((field) => [field, file[field]])),
    after: Object.fromEntries(changed.map((field) => [field, identity[field]])),
  })
}
