import { Worker } from 'node:worker_threads'
import { sql } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { drainOutbox, tell } from '@/lib/core/outbox'
import { deliver } from '@/lib/deliveries/flows/deliver'
import { writeMessages } from '@/lib/messages/commands/write-messages'
import { messageKey } from '@/lib/messages/rules'
import { findStructure } from '@/lib/structures/queries'
import { measurePromises } from './invariants'
import { median, round } from './measures.mjs'
import { compareWithPlainLoop, connections, countJobs, throughput } from './replay'

/*
 * Enqueueing and draining on data set S (data.ts): mails written and sent, each against the same SQL (and the same request to
 * the provider, a thread that answers at once) in a plain loop; events handed over against events told. Prints one line of
 * JSON, last.
 */
const size = { warmUp: 100, perRound: 200 }
const html = '<p>Votre cours est réservé. À bientôt.</p>'.repeat(25)

type Job = { structureId: string; fileId: string; recipient: string; reason: string; messageId: string }

/** A mail to each of as many clients: its reason names it, and nothing else is told of it. */
async function readJobs(structureId: string, count: number): Promise<Job[]> {
  const rows = await db().execute<{ fileId: string; recipient: string; reason: string }>(sql`
    select f.id as "fileId", f.email as recipient, gen_random_uuid() as reason
    from generate_series(0, ${count - 1}::int) n join client_files f on f.number = 10000 + n % 2000 order by n`)
  return rows.map((row) => ({ ...row, structureId, messageId: '' }))
}

const tellOne = ({ structureId, reason }: Job) =>
  inTransaction((tx) => tell(tx, { structureId, topic: 'bench.told', key: reason, payload: { benchId: reason } }))

const template = 'booking_confirmed'

async function writeOne({ structureId, fileId, recipient, reason }: Job): Promise<void> {
  const text = { subject: 'Cours réservé', html, text: 'Votre cours est réservé.' }
  const to = { recipient, clientFileId: fileId, learnerId: null, replyTo: null }
  const outcome = await writeMessages({ structureId, key: reason }, [{ template, ...to, ...text, attachments: [] }])
  if (!outcome.ok) throw new Error(`the command refused: ${outcome.refusal}`)
}

/** The same jobs with the message that each of them wrote, by the command or by the plain loop. */
async function readWritten(jobs: readonly Job[]): Promise<Job[]> {
  const rows = await db().execute<{ id: string; key: string }>(sql`
    select id, key from messages where template = ${template} and state = 'queued' and html = ${html}`)
  const idOf = new Map(rows.map(({ id, key }) => [key, id]))
  return jobs.map((job) => ({ ...job, messageId: idOf.get(messageKey(job.reason, template, job.recipient))! }))
}

async function deliverOne({ messageId }: Job): Promise<void> {
  const delivery = await deliver(messageId)
  if (delivery !== 'sent') throw new Error(`the mail did not leave: ${delivery}`)
}

const wordsOf = ({ reason, recipient, fileId }: Job): string[] => [reason, recipient, fileId]
const wordsOfWritten = (job: Job): string[] => [job.messageId, ...wordsOf(job)]

/** A provider that takes everything at once, in a thread of its own. */
async function startProvider() {
  const answer = `const { createServer } = require('node:http'); const { parentPort } = require('node:worker_threads')
    const server = createServer((request, response) => {
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"id":"bench"}'))
    }).listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`
  const worker = new Worker(answer, { eval: true })
  const port = await new Promise<number>((resolve) => worker.once('message', resolve))
  return { url: `http://127.0.0.1:${port}`, stop: () => worker.terminate() }
}

/** The provider's request as plainly as it can be made. */
const askPlainly = (url: string) => async (job: Job) => {
  const { messageId, recipient } = job
  const mail = { from: 'Bench', to: recipient, subject: 'Cours réservé', html, text: 'Votre cours est réservé.' }
  const body = JSON.stringify({ ...mail, reply_to: 'bench', tags: [{ name: 'message_id', value: messageId }] })
  const headers = { 'content-type': 'application/json', 'idempotency-key': messageId }
  await (await fetch(`${url}/emails`, { method: 'POST', headers, body })).json()
}

/** Handing over what was told, against telling it: an outbox that fills faster than it empties would never be empty. */
async function measureDrain(structureId: string) {
  const rates: [told: number, drained: number][] = []
  for (let index = 0; index < 5; index += 1) {
    const jobs = await readJobs(structureId, 2_000)
    await drainOutbox(async () => {})
    const told = await throughput(jobs, tellOne)
    const from = performance.now()
    const count = await drainOutbox(async () => {})
    if (count !== jobs.length) throw new Error(`${count} events were handed over instead of ${jobs.length}`)
    rates.push([told, (count * 1_000) / (performance.now() - from)])
  }
  const ratio = median(rates.map(([told, drained]) => drained / told))
  const [told, drained] = [0, 1].map((at) => round(median(rates.map((rate) => rate[at]!)), 0))
  return {
    promise: 'R12',
    what: 'events handed over by one drain / told by as many connections',
    figure: `${round(ratio)} ×`,
    wanted: '≥ 1 ×',
    ok: ratio >= 1,
    detail: `${drained} and ${told} a second, median of 5 rounds of 2,000; what takes them answers at once`,
  }
}

process.env.DATABASE_POOL = String(connections)
const provider = await startProvider()
process.env.RESEND_BASE_URL = provider.url
const structure = (await findStructure('atelier'))!
const jobs = await readJobs(structure.id, countJobs(size))
const compared = { ...size, promise: 'R12', jobs, wordsOf }
const measures = [
  await measureDrain(structure.id),
  await compareWithPlainLoop({ ...compared, name: 'message-writing', run: writeOne }),
]
const written = { jobs: await readWritten(jobs), wordsOf: wordsOfWritten }
const delivery = { name: 'message-delivering', run: deliverOne, beside: askPlainly(provider.url) }
measures.push(await compareWithPlainLoop({ ...compared, ...written, ...delivery }))
measures.push(await measurePromises())
await provider.stop()
await closeDb()
process.stdout.write(`${JSON.stringify(measures)}\n`)
