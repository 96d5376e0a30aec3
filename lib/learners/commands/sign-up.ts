import 'server-only'
import { guardianships, learners } from '@/db/schema/client-files'
import { acceptTermsAtSignUp, registerAccount } from '@/lib/accounts/commands/register-account'
import { checkHolderAge, checkPassword } from '@/lib/accounts/rules'
import type { PasswordRefusal } from '@/lib/accounts/types'
import { openClientFile } from '@/lib/client-files/commands/open-client-file'
import type { Identity } from '@/lib/client-files/types'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { hashPassword } from '@/lib/core/passwords'
import { dayOf } from '@/lib/core/time'

export type SignUpInput = {
  structureId: string
  zone: string
  termsVersionId: string
  identity: Identity
  password: string
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
  const { structureId, identity } = input
  const strength = checkPassword(input.password, [identity.email, identity.firstName, identity.lastName])
  if (!strength.ok) return strength
  const passwordHash = await hashPassword(input.password)
  return withLocks([`account:${identity.email.toLowerCase()}`], async (tx, now) => {
    const verdict = checkHolderAge(identity.birthOn, dayOf(now, input.zone))
    if (!verdict.ok) return verdict
    const { accountId, state } = await registerAccount(tx, { email: identity.email, passwordHash })
    const topic = state === 'known' ? 'account.already_known' : 'account.registered'
    const key = `${topic}:${accountId}:${now.toISOString()}`
    await tell(tx, { structureId, topic, key, payload: { accountId } })
    if (state === 'known') return accept({ clientFileId: null })
    const { clientFileId, isNew } = await openClientFile(tx, { structureId, accountId, identity })
    await acceptTermsAtSignUp(tx, {
      accountId,
      structureId,
      termsVersionId: input.termsVersionId,
      ipAddress: input.ipAddress,
      userAgent: input.userAgent,
    })
    if (isNew) await addSelf(tx, structureId, clientFileId, identity)
    return accept({ clientFileId })
  })
}

async function addSelf(
  tx: LockedTx,
  structureId: string,
  clientFileId: string,
  { firstName, lastName, birthOn }: Identity,
): Promise<void> {
  const [learner] = await tx
    .insert(learners)
    .values({ structureId, firstName, lastName, birthOn })
    .returning({ id: learners.id })
  await tx.insert(guardianships).values({ structureId, learnerId: learner!.id, clientFileId, isSelf: true })
}
