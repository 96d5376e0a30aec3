import 'server-only'
import { createHash } from 'node:crypto'
import { and, count, eq, gte, sql } from 'drizzle-orm'
import { contactRequests } from '@/db/schema/site'
import type { Member, Visitor } from '@/lib/core/actor'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import { addHours, dayOf, type Instant } from '@/lib/core/time'
import { checkContact } from './rules'
import type { ContactKind, SiteRefusal } from './types'

export type ContactRequest = {
  kind: ContactKind
  name: string
  email: string
  phone: string
  subject: string
  body: string
  details: Record<string, string>
}

/** The same words from the same address on the same day are one request: a double click, a page sent again. */
function keyOf(request: ContactRequest, now: Instant): string {
  const said = [request.kind, request.email.toLowerCase(), request.subject, request.body, dayOf(now, 'UTC')]
  return createHash('sha256')
    .update(JSON.stringify([said, request.details]))
    .digest('hex')
}

/**
 * Keeps what a visitor wrote and tells the structure's mailbox ([1.A1]). Refuses 'too_many_requests'.
 * The row is there whether or not the mail leaves; a replay answers as the first time.
 */
export function requestContact(
  _actor: Visitor | Member,
  structureId: string,
  request: ContactRequest,
): Promise<Outcome<{ id: string }, SiteRefusal | Busy>> {
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const formKey = keyOf(request, now)
    const [known] = await tx
      .select({ id: contactRequests.id })
      .from(contactRequests)
      .where(and(eq(contactRequests.structureId, structureId), eq(contactRequests.formKey, formKey)))
    if (known) return accept(known)
    const verdict = checkContact(await countRecent(tx, structureId, request.email, now))
    if (!verdict.ok) return verdict
    const phone = request.phone === '' ? null : request.phone
    const [row] = await tx
      .insert(contactRequests)
      .values({ ...request, phone, structureId, formKey })
      .returning({ id: contactRequests.id })
    const { id } = row!
    await tell(tx, {
      structureId,
      topic: 'contact.requested',
      key: `contact.requested:${id}`,
      payload: { contactRequestId: id },
    })
    return accept({ id })
  })
}

async function countRecent(tx: LockedTx, structureId: string, email: string, now: Instant) {
  const [row] = await tx
    .select({
      fromEverybody: count(),
      fromSameAddress:
        sql<number>`count(*) filter (where lower(${contactRequests.email}) = ${email.toLowerCase()})`.mapWith(Number),
    })
    .from(contactRequests)
    .where(and(eq(contactRequests.structureId, structureId), gte(contactRequests.createdAt, addHours(now, -1))))
  return row ?? { fromEverybody: 0, fromSameAddress: 0 }
}
