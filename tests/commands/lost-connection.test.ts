import { Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { afterAll, describe, expect, inject, test, vi } from 'vitest'
import { db } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
await database.sql`create table notes (text text not null)`
await database.sql`grant select, insert on notes to diapason_app`

const admin = postgres(inject('adminUrl'), { max: 1 })
afterAll(() => admin.end())

const end = async (pid: number) => void (await admin`select pg_terminate_backend(${pid})`)
const listNotes = async () => (await database.sql<{ text: string }[]>`select text from notes`).map((row) => row.text)
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

// Without our patch of the driver (patches/, docs/decisions) the first test ends the process, the second writes 'after'.
describe('[6.R2] the server of an open transaction goes away', () => {
  test('during a query: the transaction fails, the process lives, the next query is served', async () => {
    const broken = inTransaction(async (tx) => {
      const [row] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      setTimeout(() => end(row!.pid), 50)
      await tx.execute(sql`select pg_sleep(5)`)
    })
    await expect(broken).rejects.toThrow()
    await wait(100)
    const [row] = await db().execute<{ one: number }>(sql`select 1 as one`)
    expect(row!.one).toBe(1)
  })

  test('between two queries: what follows is refused, never written outside of the transaction', async () => {
    const pool = postgres(database.appUrl, { max: 1, backoff: () => 0.05 })
    let second = 'not asked'
    const broken = pool.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
      await tx`insert into notes values ('before')`
      // Another query waits for the connection, and brings it back to life once it is lost.
      const other = pool`select 1`.execute()
      await end(row!.pid)
      await other
      second = await tx`insert into notes values ('after')`.then(
        () => 'written',
        () => 'refused',
      )
    })
    await expect(broken).rejects.toThrow()
    await vi.waitFor(() => expect(second).not.toBe('not asked'))
    await pool.end({ timeout: 1 })
    expect(second).toBe('refused')
    expect(await listNotes()).toEqual([])
  })
})

/** A socket that says it is full after each kilobyte, as one does whose other end is slow to read. */
const connectNarrowly = ({ hostname, port }: URL) =>
  new Promise<Socket>((resolve) => {
    const socket = new Socket()
    socket.connect({ host: hostname, port: Number(port) }, () => {
      const write = socket.write.bind(socket) as (chunk: Buffer, done?: () => void) => boolean
      const writeNarrowly = (chunk: Buffer, done?: () => void) => write(chunk, done) && chunk.length < 1_020
      resolve(Object.assign(socket, { write: writeNarrowly }))
    })
  })

// Without our patch the connection isn't kept for the transaction whose BEGIN it was given: whoever comes next stands in it.
test('[6.R2] a transaction that begins behind full buffers has its connection to itself', async () => {
  const socket = () => connectNarrowly(new URL(database.appUrl))
  const pool = postgres(database.appUrl, { max: 1, socket } as object)
  await pool`select 1`
  // In one turn: the query waits for company, and the BEGIN fills the socket.
  const before = pool.unsafe(`select '${'x'.repeat(1_000)}'`).execute()
  const written = pool.begin((tx) => tx`insert into notes values ('behind')`)
  await Promise.all([before, written])
  expect(await listNotes()).toEqual(['behind'])
  await pool.end({ timeout: 1 })
})

test('[6.R2] a transaction asks nothing on another connection: as many as the pool has would wait for each other', async () => {
  await expect(inTransaction(async () => db())).rejects.toThrow('another connection')
  const [row] = await inTransaction((tx) => tx.execute<{ one: number }>(sql`select 1 as one`))
  expect(row).toEqual({ one: 1 })
})
