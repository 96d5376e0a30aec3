import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

const toleranceMs = 5 * 60_000

const withoutPrefix = (key: string): string => key.replace(/^signkey-[\w]+-/, '')

const hmac = (text: string, key: string, seconds: string): string =>
  createHmac('sha256', withoutPrefix(key)).update(text).update(seconds).digest('hex')

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

/** `x-inngest-signature` over a text: canonical JSON for a request, the body as sent for an answer. Always on real time. */
export function sign(text: string, key: string): string {
  const seconds = Math.round(Date.now() / 1000).toString()
  return `t=${seconds}&s=${hmac(text, key, seconds)}`
}

export function isSigned(text: string, signature: string | null, key: string): boolean {
  const parts = new URLSearchParams(signature ?? '')
  const seconds = parts.get('t') ?? ''
  const age = Math.abs(Date.now() - Number(seconds) * 1000)
  return Number.isFinite(age) && age <= toleranceMs && same(hmac(text, key, seconds), parts.get('s') ?? '')
}

/** What the SDK sends as a bearer when it registers by itself: the signing key, hashed. */
export function hashSigningKey(key: string): string {
  const prefix = /^signkey-[\w]+-/.exec(key)?.[0] ?? ''
  return (
    prefix +
    createHash('sha256')
      .update(Buffer.from(withoutPrefix(key), 'hex'))
      .digest('hex')
  )
}

export const isSameSecret = (given: string, expected: string): boolean =>
  same(createHash('sha256').update(given).digest('hex'), createHash('sha256').update(expected).digest('hex'))
