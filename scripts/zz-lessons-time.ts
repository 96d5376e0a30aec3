import { sql } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { findAgenda } from '@/lib/agenda/queries'
import { withLocks } from '@/lib/core/locks'

const [p] = await db().execute<any>(
  sql`select p.*, o.teacher_id from passes p join offer_teachers o on o.offer_id=p.offer_id limit 1`,
)
const scope = { structureId: p.structure_id, clientFileId: p.client_file_id, passId: p.id, teacherId: p.teacher_id }
const bench = async (name: string, n: number, f: () => Promise<unknown>) => {
  for (let i = 0; i < 100; i++) await f()
  const t = process.hrtime.bigint()
  for (let i = 0; i < n; i++) await f()
  console.log(name, Number(process.hrtime.bigint() - t) / 1e6 / n, 'ms')
}
for (let k = 0; k < 3; k++) {
  await bench('drizzle select 1', 2000, () => db().execute(sql`select 1`))
  await bench('findAgenda', 1000, () => findAgenda(scope, '2026-11-23', '2026-11-29'))
}
await bench('tx', 500, () =>
  withLocks(['teacher:1'], async (tx) => {
    await findAgenda(scope, '2026-11-23', '2026-11-29', tx)
    return null
  }),
)
await closeDb()
