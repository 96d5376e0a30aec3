import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { type RunningPostgres, startPostgres } from '@/embedded/postgres/cluster.mjs'
import { makeTemporaryFolder, watch } from '@/scripts/lib/guard.mjs'
import { findFreePorts } from '@/scripts/lib/ports.mjs'

const folder = makeTemporaryFolder('embedded')
const [port] = await findFreePorts(1)
let running: RunningPostgres

async function start(): Promise<RunningPostgres> {
  running = await startPostgres({ dataDir: join(folder, 'postgres'), port: port! })
  watch(running.pid, 'SIGINT')
  return running
}

async function query(url: string, text: string) {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end()
  }
}

afterAll(() => running.stop())

test('a first start makes the cluster, its roles and its database, in UTC and UTF-8', async () => {
  const { ownerUrl } = await start()
  const [row] = await query(
    ownerUrl,
    `select current_user as who, current_setting('TimeZone') as zone, current_setting('server_encoding') as encoding,
      (select string_agg(rolname, ' ' order by rolname) from pg_roles where rolname like 'diapason%') as roles`,
  )
  expect(row).toEqual({ who: 'diapason_owner', zone: 'UTC', encoding: 'UTF8', roles: 'diapason_app diapason_owner' })
})

test('neither role is a superuser, and the application makes no table', async () => {
  const { adminUrl, appUrl } = running
  const supers = await query(adminUrl, `select rolname from pg_roles where rolsuper and rolname like 'diapason%'`)
  expect([...supers]).toEqual([])
  await expect(query(appUrl, 'create table t (id int)')).rejects.toThrow(/permission denied/)
})

test('a server that already runs is used again', async () => {
  const before = running.pid
  expect((await start()).pid).toBe(before)
})

test('[6.R2] after a kill -9 the next start keeps what was committed, stale postmaster.pid or not', async () => {
  await query(running.ownerUrl, 'create table kept as select 42 as answer')
  process.kill(running.pid, 'SIGKILL')
  await start()
  expect([...(await query(running.ownerUrl, 'select answer from kept'))]).toEqual([{ answer: 42 }])
})

test('a postmaster.pid that names another program is not believed', async () => {
  await running.stop()
  writeFileSync(join(running.dataDir, 'postmaster.pid'), `${process.pid}\n${running.dataDir}\n0\n${port}\n`)
  await start()
  expect([...(await query(running.ownerUrl, 'select answer from kept'))]).toEqual([{ answer: 42 }])
})
