import 'server-only'
import { accounts, termsAcceptances } from '@/db/schema/accounts'
import type { LockedTx } from '@/lib/core/locks'
import { noPassword } from '@/lib/core/passwords'
import { findAccountByIdentifier } from '../queries'

/** `resumes`: the waiting account whose password the person has just typed again. */
export type Registration = { email: string; passwordHash: string; resumes: string | null }
/** invited: the office opened a file for this address, and its holder hasn't chosen a password yet ([2.A4]). */
export type Registered = { accountId: string; state: 'new' | 'pending' | 'known' | 'invited' }

/**
 * Makes a waiting account for an address, or finds the activated one it has. Each sign-up is an account of its own, so
 * that a stranger's later sign-up changes nothing of mine; only somebody who types its password again takes it up.
 */
export async function registerAccount(
  tx: LockedTx,
  { email, passwordHash, resumes }: Registration,
): Promise<Registered> {
  const existing = await findAccountByIdentifier(tx, email)
  if (existing && existing.status !== 'pending') return { accountId: existing.id, state: 'known' }
  if (existing?.passwordHash === noPassword) return { accountId: existing.id, state: 'invited' }
  if (existing && existing.id === resumes) return { accountId: existing.id, state: 'pending' }
  const [created] = await tx.insert(accounts).values({ email, passwordHash }).returning({ id: accounts.id })
  return { accountId: created!.id, state: 'new' }
}

export type TermsAccepted = {
  accountId: string
  structureId: string
  termsVersionId: string
  ipAddress: string
  userAgent: string
}

/** The version accepted, when and from where ([1.B1]). */
export async function acceptTermsAtSignUp(tx: LockedTx, accepted: TermsAccepted): Promise<void> {
  await tx.insert(termsAcceptances).values({ ...accepted, occasion: 'signup' })
}
