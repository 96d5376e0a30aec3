import 'server-only'
import { lookup } from 'node:dns'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { env } from '@/lib/core/env'
import { assertNoOpenTransaction } from '@/lib/core/locks'
import { isPublicAddress } from '@/lib/core/public-address'

/** What is wrong with an address that somebody gave; each has its sentence. */
export type AddressProblem = 'not_public' | 'unreachable' | 'slow' | 'too_large' | 'refused' | 'redirected'
export type Fetched =
  | { kind: 'read'; text: string; etag: string | null }
  | { kind: 'same' }
  | { kind: 'failed'; problem: AddressProblem }

export const maxBytes = 5 * 1024 * 1024
const maxMs = 10_000
const maxRedirects = 3

class Failed extends Error {
  constructor(readonly problem: AddressProblem) {
    super(problem)
  }
}

/** Resolves a name, and refuses it when one of its addresses isn't public: the connection then takes those very addresses. */
const publicLookup: LookupFunction = (hostname, options, done) =>
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, '')
    if (addresses.length === 0 || !addresses.every(({ address }) => isPublicAddress(address)))
      return done(new Failed('not_public'), '')
    const [first] = addresses
    return options.all ? done(null, addresses) : done(null, first!.address, first!.family)
  })

/** How an address is reached: https and public addresses only; plain http at the one origin that tests name. */
function routeOf(url: URL): { get: typeof https.get; lookup?: LookupFunction } {
  if (url.origin === env().CALENDAR_TEST_ORIGIN) return { get: http.get as typeof https.get }
  if (url.protocol !== 'https:' || url.username || url.password) throw new Failed('not_public')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !isPublicAddress(host)) throw new Failed('not_public')
  return { get: https.get, lookup: publicLookup }
}

/** Headers of the answer; its body isn't read yet. */
function ask(url: URL, etag: string | null, signal: AbortSignal): Promise<IncomingMessage> {
  const { get, lookup: resolve } = routeOf(url)
  const headers = {
    accept: 'text/calendar, text/plain;q=0.5',
    // Nothing to unpack: five megabytes are five megabytes.
    'accept-encoding': 'identity',
    'user-agent': 'Diapason (calendar reader)',
    ...(etag ? { 'if-none-match': etag } : {}),
  }
  return new Promise((done, fail) => {
    get(url, { headers, lookup: resolve, signal, agent: false }, done).on('error', fail)
  })
}

/** A tag that is sent back as it came: of plain signs, and no longer than one is. */
const tagOf = (etag = ''): string | null => (/^[\x21-\x7e]{1,200}$/.test(etag) ? etag : null)

async function readBody(response: IncomingMessage): Promise<string> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw new Failed('too_large')
  const encoding = response.headers['content-encoding']
  if (encoding && encoding !== 'identity') throw new Failed('refused')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw new Failed('too_large')
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function follow(address: URL, etag: string | null, signal: AbortSignal): Promise<Fetched> {
  let url = address
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const response = await ask(url, etag, signal)
    try {
      const { statusCode = 0, headers } = response
      if (statusCode === 304 && etag) return { kind: 'same' }
      if (statusCode === 200) return { kind: 'read', text: await readBody(response), etag: tagOf(headers.etag) }
      if (statusCode < 300 || statusCode >= 400 || !headers.location) throw new Failed('refused')
      url = new URL(headers.location, url)
    } finally {
      response.destroy()
    }
  }
  throw new Failed('redirected')
}

function problemOf(error: unknown, signal: AbortSignal): AddressProblem {
  if (error instanceof Failed) return error.problem
  // The network's errors carry a code; another one is ours.
  if (!(error as { code?: string }).code) throw error
  return signal.aborted ? 'slow' : 'unreachable'
}

/**
 * Reads an address that somebody gave ([1.F7]): never one of our own network, whatever its name resolves to and wherever
 * it redirects; at most 5 MB in 10 s. `etag` is that of the version already read.
 */
export async function fetchCalendar(address: string, etag: string | null): Promise<Fetched> {
  assertNoOpenTransaction()
  const signal = AbortSignal.timeout(maxMs)
  try {
    return await follow(new URL(address), etag, signal)
  } catch (error) {
    return { kind: 'failed', problem: problemOf(error, signal) }
  }
}
