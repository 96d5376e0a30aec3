import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

const idBytes = 16

const seal = (purpose: string, id: string): Buffer =>
  createHmac('sha256', env().AUTH_SECRET).update(`${purpose}:${id}`).digest()

/** An id that only this application can have written, for one purpose: a link that is stored nowhere and can be shown again. */
export function signId(purpose: string, id: string): string {
  return Buffer.concat([Buffer.from(id.replaceAll('-', ''), 'hex'), seal(purpose, id)]).toString('base64url')
}

/** The id of a token that `signId` made for the same purpose; null for any other text, found in even time. */
export function readSignedId(purpose: string, token: string): string | null {
  if (!/^[\w-]{64}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  const hex = bytes.subarray(0, idBytes).toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return timingSafeEqual(bytes.subarray(idBytes), seal(purpose, id)) ? id : null
}
