import 'server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookies } from 'next/headers'
import { env } from '@/lib/core/env'
import { cookieName, cookieOptions } from './cookies'
import type { Attempt } from './limits'

const days = 365

const sign = (device: string, identifier: string) =>
  createHmac('sha256', env().AUTH_SECRET).update(`device:${device}:${identifier.toLowerCase()}`).digest('base64url')

/** The device's own name, when this account was logged in on it before. */
async function findKnownDevice(identifier: string): Promise<string | null> {
  const [device = '', signature = ''] = (await cookies()).get(cookieName('appareil'))?.value.split('.') ?? []
  const expected = Buffer.from(sign(device, identifier))
  const given = Buffer.from(signature)
  return given.length === expected.length && timingSafeEqual(given, expected) ? device : null
}

/**
 * What a guess at a password counts against: the account, or the device where that account was logged in before. So a
 * stranger who tries passwords all day never locks the holder out of their own phone ([6.S4]).
 */
export async function passwordAttempt(identifier: string): Promise<Attempt> {
  const device = await findKnownDevice(identifier)
  return device ? ['login-device', device] : ['login-account', identifier]
}

/** After a login: this device is one of the account's. */
export async function rememberDevice(identifier: string): Promise<void> {
  const device = (await findKnownDevice(identifier)) ?? randomBytes(16).toString('base64url')
  const value = `${device}.${sign(device, identifier)}`
  ;(await cookies()).set(cookieName('appareil'), value, { ...cookieOptions(), maxAge: days * 24 * 3600 })
}
