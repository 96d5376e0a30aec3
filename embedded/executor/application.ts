import canonicalize from 'canonicalize'
import type { Config } from './config'
import { cutParameters } from './cut'
import { isSigned, sign } from './signature'

/** An operation that a function asks for (StepRun, Sleep, StepPlanned …). */
export type Operation = { id: string; op: string; name?: string; displayName?: string; data?: unknown; error?: unknown }

export type Answer =
  | { kind: 'finished'; output: unknown }
  | { kind: 'operations'; operations: Operation[]; mayRetry: boolean; retryAfter: string | null }
  | { kind: 'error'; error: unknown; mayRetry: boolean; retryAfter: string | null }
  /** Nobody answers at that address: the attempt didn't happen. */
  | { kind: 'unreachable' }
  /** The application died or hung up while it worked: nobody knows how far it came. */
  | { kind: 'lost'; error: unknown }

const unreachableCodes = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])
const callTimeoutMs = 5 * 60_000

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text.slice(0, 500)
  }
}

const codeOf = (error: unknown): string | undefined => {
  const cause = (error as { cause?: { code?: string; errors?: { code?: string }[] } }).cause
  return cause?.code ?? cause?.errors?.[0]?.code
}

const refused = (message: string): Answer => ({
  kind: 'error',
  error: { name: 'Error', message },
  mayRetry: true,
  retryAfter: null,
})

async function read(response: Response, signingKey: string): Promise<Answer> {
  const text = await response.text()
  const isTrusted = isSigned(text, response.headers.get('x-inngest-signature'), signingKey)
  const mayRetry = response.headers.get('x-inngest-no-retry') !== 'true'
  const retryAfter = response.headers.get('retry-after')
  if (response.status !== 200 && response.status !== 206) {
    const error =
      response.status === 401
        ? { name: 'Error', message: 'The application refused our signature' }
        : cutParameters(parse(text))
    return { kind: 'error', error, mayRetry, retryAfter }
  }
  if (!isTrusted) return refused("The signature of the application's answer is wrong")
  if (response.status === 200) return { kind: 'finished', output: parse(text) }
  const operations = parse(text)
  if (!Array.isArray(operations)) return refused('The application answered 206 without operations')
  const cut = (operations as Operation[]).map((one) => (one.error ? { ...one, error: cutParameters(one.error) } : one))
  return { kind: 'operations', operations: cut, mayRetry, retryAfter }
}

export type Application = ReturnType<typeof createApplication>

/** The application's `/api/inngest`, signed both ways. */
export function createApplication(config: Config) {
  const send = (method: string, url: URL, body: unknown, headers: Record<string, string>, timeoutMs: number) => {
    const text = canonicalize(body)!
    return fetch(url, {
      method,
      body: text,
      headers: {
        'content-type': 'application/json',
        'x-inngest-signature': sign(text, config.signingKey),
        'x-inngest-server-kind': 'cloud',
        ...headers,
      },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
  }
  return {
    /** The list of functions, or null while the application doesn't answer; throws with its reason when it refuses. */
    async sync(): Promise<unknown | null> {
      const url = new URL(config.endpoint)
      const headers = { 'x-inngest-sync-kind': 'in_band' }
      const response = await send('PUT', url, { url: config.endpoint }, headers, 10_000).catch(() => null)
      if (!response) return null
      const text = await response.text()
      if (response.status !== 200) throw new Error(`the application answered ${response.status} to the synchronisation`)
      if (!isSigned(text, response.headers.get('x-inngest-signature'), config.signingKey)) {
        throw new Error("the application's list of functions is wrongly signed")
      }
      return JSON.parse(text)
    },
    async call(functionId: string, stepId: string, body: unknown): Promise<Answer> {
      const url = new URL(config.endpoint)
      url.searchParams.set('fnId', functionId)
      url.searchParams.set('stepId', stepId)
      try {
        return await read(await send('POST', url, body, {}, callTimeoutMs), config.signingKey)
      } catch (error) {
        const code = codeOf(error)
        if (code && unreachableCodes.has(code)) return { kind: 'unreachable' }
        return {
          kind: 'lost',
          error: { name: 'Error', message: `The application hung up (${code ?? (error as Error).name})` },
        }
      }
    },
  }
}
