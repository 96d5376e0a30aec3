import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { segments } from '@/db/schema/mailings'
import type { Query } from '@/lib/segments/types'
import { insertAll } from './insert'
import { idOf } from './random'

/** Every so many files like an offer of group courses. */
const everyFile = 5

/** What clients would like to follow, and the segments that the office saved ([2.D2] [2.E1]). */
export async function insertWishes(tx: Tx, structureId: string, town: { country: 'FR' | 'CA'; town: string }) {
  await tx.execute(sql`
    insert into interests (id, structure_id, client_file_id, offer_id)
    select md5('interest:' || file.id || liked.id)::uuid, file.structure_id, file.id, liked.id
    from client_files file join lateral (select offers.id from offers
      where offers.structure_id = file.structure_id and offers.kind = 'group' order by md5(offers.id::text || file.number) limit 1) liked on true
    where file.structure_id = ${structureId} and file.status = 'active' and file.number % ${everyFile} = 0`)
  const [admin] = await tx.execute<{ id: string }>(sql`
    select account_id as id from staff_members where structure_id = ${structureId} and role = 'admin' order by created_at, id limit 1`)
  if (!admin) return
  const near: Query = {
    kind: 'and',
    of: [
      { kind: 'around', ...town, area: null, km: 30 },
      { kind: 'consent', channel: 'email' },
    ],
  }
  const named: [name: string, query: Query][] = [
    [`Autour de ${town.town}, par e-mail`, near],
    ['Abonnés à la lettre', { kind: 'and', of: [{ kind: 'consent', channel: 'newsletter' }] }],
  ]
  await insertAll(
    tx,
    segments,
    named.map(([name, query]) => ({
      id: idOf(`segment:${structureId}:${name}`),
      structureId,
      name,
      query,
      authorId: admin.id,
    })),
  )
}
