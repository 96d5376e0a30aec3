import 'server-only'
import { cookies } from 'next/headers'
import { realNow } from '@/lib/core/clock'
import { openText, sealText } from '@/lib/core/sealed-text'
import { cookieName, cookieOptions } from './cookies'

const purposeOf = (name: string) => `cookie:${name}`

/** Keeps something in the browser for some minutes that the browser can't read nor make up; its time is inside the seal. */
export async function setSealedCookie(name: string, value: unknown, minutes: number): Promise<void> {
  const until = realNow().getTime() + minutes * 60_000
  const sealed = sealText(purposeOf(name), JSON.stringify({ value, until }))
  ;(await cookies()).set(cookieName(name), sealed, { ...cookieOptions(), maxAge: minutes * 60 })
}

/** What was kept; null once its time is over, or for anything else. */
export async function readSealedCookie<Value>(name: string): Promise<Value | null> {
  const text = openText(purposeOf(name), (await cookies()).get(cookieName(name))?.value ?? '')
  const kept = text ? (JSON.parse(text) as { value: Value; until: number }) : null
  return kept && realNow().getTime() < kept.until ? kept.value : null
}

export async function dropSealedCookie(name: string): Promise<void> {
  ;(await cookies()).set(cookieName(name), '', { ...cookieOptions(), maxAge: 0 })
}
