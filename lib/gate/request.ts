import 'server-only'
import { headers } from 'next/headers'

/** From where somebody acts: kept with an acceptance of the terms and with a session, and counted against automation. */
export type From = { ipAddress: string; userAgent: string }

export async function readFrom(): Promise<From> {
  const list = await headers()
  // The last address is the one that the nearest proxy (or Next itself) saw; those before it are the client's own words.
  const ipAddress = list.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return { ipAddress: ipAddress.slice(0, 60), userAgent: (list.get('user-agent') ?? '').slice(0, 300) }
}

/** The nonce of this document's Content-Security-Policy, made by the middleware. */
export async function getNonce(): Promise<string | undefined> {
  return (await headers()).get('x-nonce') ?? undefined
}
