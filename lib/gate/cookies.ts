import 'server-only'
import { env } from '@/lib/core/env'

/** Over https a cookie is Secure and bound to its host; the demonstration's plain address lets a phone of the network log in ([6.S2]). */
export const isSecure = (): boolean => env().APP_URL.startsWith('https:')

export function cookieName(name: string): string {
  return isSecure() ? `__Host-diapason.${name}` : `diapason.${name}`
}

export function cookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const
}
