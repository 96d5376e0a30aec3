import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { ConsentSource } from '@/lib/client-files/types'
import { readSignedId } from '@/lib/core/signed-ids'
import { isSubscribed } from '../rules'
import { type SubscribedFile, type Subscription, unsubscribePurpose } from '../types'

type Row = { structureId: string; slug: string; channel: string; address: string | null; id: string | null }

/** The recipient that a link to unsubscribe was made for; null for any other link, and once its reader left. */
export async function findRecipientByLink(
  token: string,
): Promise<{ structureId: string; slug: string; channel: 'email' | 'newsletter'; address: string } | null> {
  const recipientId = readSignedId(unsubscribePurpose, token)
  if (!recipientId) return null
  const [row] = await db().execute<Row>(sql`
    select r.structure_id as "structureId", s.slug, m.audience as channel, r.address::text as address
    from mailing_recipients r join mailings m on m.id = r.mailing_id join structures s on s.id = r.structure_id
    where r.id = ${recipientId}`)
  if (!row?.address || (row.channel !== 'email' && row.channel !== 'newsletter')) return null
  const { structureId, slug, channel, address } = row
  return { structureId, slug, channel, address }
}

/** The open files of an address, each with its newest word on a channel ([2.A8]). */
export async function listFilesOfAddress(
  { structureId, channel, address }: { structureId: string; channel: string; address: string },
  executor: Executor = db(),
): Promise<SubscribedFile[]> {
  const rows = await executor.execute<{ id: string; isGranted: boolean | null; source: ConsentSource | null }>(sql`
    select f.id, newest.is_granted as "isGranted", newest.source from client_files f left join accounts a on a.id = f.account_id
    left join lateral (select c.is_granted, c.source from consents c where c.client_file_id = f.id and c.channel = ${channel}
      order by c.created_at desc, c.id desc limit 1) newest on true
    where f.structure_id = ${structureId} and f.status = 'active' and coalesce(f.email, a.email) = ${address}::citext
    order by f.number`)
  return [...rows]
}

/** What a link to unsubscribe is about, and whether its address still gets it ([2.C6]). */
export async function findSubscription(structureId: string, token: string): Promise<Subscription | null> {
  const recipient = await findRecipientByLink(token)
  if (recipient?.structureId !== structureId) return null
  const { channel, address } = recipient
  return { channel, address, isSubscribed: isSubscribed(await listFilesOfAddress(recipient)) }
}
