import 'server-only'
import { db } from '@/db/client'
import { clock } from '@/lib/core/clock'
import { listDuePeople } from '@/lib/desk/queries/list-dues'
import { formatOrderNumber } from '@/lib/orders/rules'
import { getStructureById } from '@/lib/structures/queries'
import type { DueFacts } from '../types'

/** What a reminder says; null once nothing is owed any more. */
export async function findDueFacts(
  structureId: string,
  clientFileId: string,
): Promise<{ facts: DueFacts; email: string | null } | null> {
  const structure = await getStructureById(structureId)
  const [person] = await listDuePeople(db(), structure, await clock(), clientFileId)
  if (!person) return null
  const { firstName, totalCents, dues, email } = person
  const facts: DueFacts = {
    firstName,
    currency: structure.currency,
    totalCents,
    dues: dues.map(({ orderNumber, reason, ...due }) => ({
      ...due,
      orderNumber: formatOrderNumber(orderNumber),
      isBounced: reason === 'bounced',
    })),
  }
  return { facts, email }
}
