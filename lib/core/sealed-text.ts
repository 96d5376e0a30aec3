import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const keyOf = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, '', `seal:${purpose}`, 32))

const ivBytes = 12
const tagBytes = 16

/** A text that only this application can read again, for one purpose (AES-256-GCM): a copy of the database, or of a cookie, says nothing. */
export function sealText(purpose: string, text: string): string {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keyOf(purpose), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')
}

/** What `sealText` sealed for the same purpose; null for any other text. */
export function openText(purpose: string, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(purpose), bytes.subarray(0, ivBytes))
    decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes + tagBytes)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** A hash that only this application can compute: a short secret can't be guessed from a copy of the database. */
export const hashWithKey = (purpose: string, text: string): string =>
  createHmac('sha256', keyOf(purpose)).update(text).digest('base64url')
