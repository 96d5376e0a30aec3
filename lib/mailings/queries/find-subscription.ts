import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { idsOfAddress } from '@/lib/client-files/queries/ids-of-address'
import type { ConsentSource } from '@/lib/client-files/types'
import { readSignedId } from '@/lib/core/signed-ids'
import { isSubscribed } from '../rules'
import { type SubscribedFile, type Subscription, unsubscribePurpose } from '../types'

/** Whom a link to unsubscribe was written to: an address, and the file that had it then. */
type Linked = {
  structureId: string
  slug: string
  channel: 'email' | 'newsletter'
  address: string
  clientFileId: string | null
}
type Row = Omit<Linked, 'channel' | 'address'> & { channel: string; address: string | null }

/** The recipient that a link to unsubscribe was made for; null for any other link, and once its reader left. */
export async function findRecipientByLink(token: string): Promise<Linked | null> {
  const recipientId = readSignedId(unsubscribePurpose, token)
  if (!recipientId) return null
  const [row] = await db().execute<Row>(sql`
    select r.structure_id as "structureId", s.slug, m.audience as channel,
      coalesce(written.recipient, r.address::text) as address, r.client_file_id as "clientFileId"
    from mailing_recipients r join mailings m on m.id = r.mailing_id join structures s on s.id = r.structure_id
      left join messages written on written.id = r.message_id
    where r.id = ${recipientId}`)
  if (!row?.address || (row.channel !== 'email' && row.channel !== 'newsletter')) return null
  const { channel, address, ...rest } = row
  return { ...rest, channel, address }
}

/**
 * The open files of an address and the one that was written to, whose address may have changed since: each with its newest word
 * on a channel ([2.A8]). Whoever says no in an old mail gets no other at a new address either ([6.R13]).
 */
export async function listFilesOfAddress(
  { structureId, channel, address, clientFileId }: Omit<Linked, 'slug'>,
  executor: Executor = db(),
): Promise<SubscribedFile[]> {
  const rows = await executor.execute<{ id: string; isGranted: boolean | null; source: ConsentSource | null }>(sql`
    select f.id, newest.is_granted as "isGranted", newest.source from client_files f left join lateral (select c.is_granted, c.source from consents c where c.client_file_id = f.id and c.channel = ${channel}
      order by c.created_at desc, c.id desc limit 1) newest on true
    where f.structure_id = ${structureId} and f.status = 'active'
      and f.id in ${idsOfAddress(structureId, address, clientFileId)}
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
