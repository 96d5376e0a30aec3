import 'server-only'
import { and, eq } from 'drizzle-orm'
import { accounts, termsAcceptances } from '@/db/schema/accounts'
import type { LockedTx } from '@/lib/core/locks'
import { findAccountByIdentifier } from '../queries'

export type Registration = { email: string; passwordHash: string }
export type Registered = { accountId: string; state: 'new' | 'pending' | 'known' }

/**
 * Makes a pending account for an address, or finds the one it has. One that was never activated takes the new password:
 * whoever holds the mailbox decides, by opening the link of their own sign-up.
 */
export async function registerAccount(tx: LockedTx, { email, passwordHash }: Registration): Promise<Registered> {
  const existing = await findAccountByIdentifier(tx, email)
  if (existing) {
    // Tests the state in the same statement: an activation in between makes it a known address.
    const [pending] = await tx
      .update(accounts)
      .set({ passwordHash })
      .where(and(eq(accounts.id, existing.id), eq(accounts.status, 'pending')))
      .returning({ id: accounts.id })
    return { accountId: existing.id, state: pending ? 'pending' : 'known' }
  }
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
