import { createHash, randomBytes } from 'node:crypto'

/** A branded id: a pass's id can't be given where a booking's is asked for. */
export type Id<Name extends string> = string & { readonly __id: Name }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Whatever comes from an address or a form is checked before it reaches a query: anything else is a thing that doesn't exist. */
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)

/** A secret for a link or a cookie: 256 random bits; only its hash is stored ([6.S3]). */
export function createToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashToken(token) }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
