import { Secret, TOTP } from 'otpauth'
import { realNow } from './clock'

/** As every authenticator application reads them (RFC 6238): SHA-1, six digits, thirty seconds. */
const shape = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** A new secret of 160 bits, in the letters that a person may copy by hand. */
export const createCodeSecret = (): string => new Secret({ size: 20 }).base32

/** What a QR code says to an authenticator application. */
export const describeCodeSecret = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...shape, issuer, label, secret }).toString()

/**
 * The step of time that a code is of, by the real clock: a telephone follows no demonstration. A step before or after is
 * accepted, as clocks differ; null for any other code.
 */
export function findCodeStep(secret: string, code: string): number | null {
  const totp = new TOTP({ ...shape, secret })
  const timestamp = realNow().getTime()
  const delta = totp.validate({ token: code, window: 1, timestamp })
  return delta === null ? null : totp.counter({ timestamp }) + delta
}
