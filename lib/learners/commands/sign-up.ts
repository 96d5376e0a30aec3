import 'server-only'
import { db } from '@/db/client'
import { guardianships, learners } from '@/db/schema/client-files'
import { acceptTermsAtSignUp, type Registered, registerAccount } from '@/lib/accounts/commands/register-account'
import { findAccountByIdentifier } from '@/lib/accounts/queries'
import { checkHolderAge, checkPassword } from '@/lib/accounts/rules'
import type { PasswordRefusal } from '@/lib/accounts/types'
import { openClientFile } from '@/lib/client-files/commands/open-client-file'
import { writeConsents } from '@/lib/client-files/commands/say-consents'
import type { Identity } from '@/lib/client-files/types'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { hashPassword, verifyPassword } from '@/lib/core/passwords'
import { type Day, dayOf } from '@/lib/core/time'

export type SignUpInput = {
  structureId: string
  zone: string
  termsVersionId: string
  identity: Identity
  password: string
  /** A consent of its own, never implied ([2.A3]). */
  wantsNewsletter?: boolean
  ipAddress: string
  userAgent: string
}

/**
 * 'Créer mon compte' ([1.B1] [1.B2] [1.B3]): a pending account, its file, the holder as first learner, and the terms
 * accepted, at once. An address that has an account already changes nothing and gets a mail; the caller can't tell the
 * two apart on screen, only `clientFileId` (null for a known address) says so to the server.
 */
export async function signUp(
  input: SignUpInput,
): Promise<Outcome<{ clientFileId: string | null }, PasswordRefusal | 'too_young' | Busy>> {
  const { identity } = input
  const strength = checkPassword(input.password, [identity.email, identity.firstName, identity.lastName])
  if (!strength.ok) return strength
  const passwordHash = await hashPassword(input.password)
  for (let look = 0; look < looks; look++) {
    const written = await writeSignUp(input, passwordHash, await findResumed(identity.email, input.password))
    if (written) return written
  }
  return refuse('busy')
}

/** How often a sign-up looks again when another one of the same address came in between. */
const looks = 4

type Resumed = { seenId: string | null; resumes: string | null }

/** The sign-up of this address that waits, taken up again by whoever types its password again; checked in even time. */
async function findResumed(email: string, password: string): Promise<Resumed> {
  const seen = await findAccountByIdentifier(db(), email)
  const waiting = seen?.status === 'pending' ? seen : null
  const isSame = await verifyPassword(waiting?.passwordHash ?? null, password)
  return { seenId: seen?.id ?? null, resumes: isSame && waiting ? waiting.id : null }
}

const newsletter = [{ channel: 'newsletter' as const, isGranted: true }]

/** What an address gets, by what is known of it: never a second file ([2.A4]). */
const topics: Record<Registered['state'], string> = {
  new: 'account.registered',
  pending: 'account.registered',
  known: 'account.already_known',
  invited: 'account.invited',
}

/** Null when the address isn't as it was seen: nothing is written. */
async function writeSignUp(input: SignUpInput, passwordHash: string, { seenId, resumes }: Resumed) {
  const { structureId, identity } = input
  return withLocks([`account:${identity.email.toLowerCase()}`], async (tx, now) => {
    const verdict = checkHolderAge(identity.birthOn, dayOf(now, input.zone))
    if (!verdict.ok) return verdict
    const found = await findAccountByIdentifier(tx, identity.email)
    if ((found?.id ?? null) !== seenId) return null
    const { accountId, state } = await registerAccount(tx, { email: identity.email, passwordHash, resumes })
    const topic = topics[state]
    const key = `${topic}:${accountId}:${now.toISOString()}`
    await tell(tx, { structureId, topic, key, payload: { accountId } })
    if (state === 'known' || state === 'invited') return accept({ clientFileId: null })
    const { clientFileId, isNew } = await openClientFile(tx, { structureId, accountId, identity })
    const { termsVersionId, ipAddress, userAgent } = input
    await acceptTermsAtSignUp(tx, { accountId, structureId, termsVersionId, ipAddress, userAgent })
    if (isNew) await addSelf(tx, structureId, clientFileId, identity)
    if (input.wantsNewsletter) await writeConsents(tx, now, { structureId, clientFileId }, newsletter, 'signup')
    return accept({ clientFileId })
  })
}

/** The holder of a new file as its first learner ([1.B8]). */
export async function addSelf(
  tx: LockedTx,
  structureId: string,
  clientFileId: string,
  { firstName, lastName, birthOn }: Pick<Identity, 'firstName' | 'lastName'> & { birthOn: Day | null },
): Promise<void> {
  const [learner] = await tx
    .insert(learners)
    .values({ structureId, firstName, lastName, birthOn })
    .returning({ id: learners.id })
  await tx.insert(guardianships).values({ structureId, learnerId: learner!.id, clientFileId, isSelf: true })
}
