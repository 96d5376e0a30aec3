import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { cookies, headers } from 'next/headers'
import NextAuth from 'next-auth'
import { getToken, type JWT } from 'next-auth/jwt'
import Credentials from 'next-auth/providers/credentials'
import { cache } from 'react'
import { sessionDays } from '@/lib/accounts/types'
import { env } from '@/lib/core/env'
import { isId } from '@/lib/core/ids'
import { cookieName, cookieOptions, isSecure } from './cookies'

declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string
  }
}

/**
 * The session row that our own login has just made. next-auth only wraps its id in a cookie: nothing reachable from
 * the network can ask for a session, since outside `openSession` this store is empty.
 */
const granted = new AsyncLocalStorage<{ sessionId: string }>()

const { signIn } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  useSecureCookies: isSecure(),
  session: { strategy: 'jwt' as const, maxAge: sessionDays * 24 * 3600 },
  cookies: {
    sessionToken: { name: cookieName('session'), options: cookieOptions() },
    callbackUrl: { name: cookieName('callback'), options: cookieOptions() },
  },
  providers: [
    Credentials({
      credentials: {},
      authorize: () => {
        const grant = granted.getStore()
        return grant ? { id: grant.sessionId } : null
      },
    }),
  ],
  // The token carries the id of our row and nothing else; an update from a browser is never copied into it.
  callbacks: { jwt: ({ token, user }): JWT => ({ sessionId: user?.id ?? token.sessionId }) },
  logger: { error: () => {}, warn: () => {} },
}))

/** Puts the id of a session row in the browser's cookie; one that isn't remembered ends with the browser. */
export async function openSession(sessionId: string, isRemembered: boolean): Promise<void> {
  await granted.run({ sessionId }, () => signIn('credentials', { redirect: false }))
  const jar = await cookies()
  const name = cookieName('session')
  const value = jar.get(name)?.value
  if (!value) throw new Error('next-auth gave no session')
  if (!isRemembered) jar.set(name, value, cookieOptions())
  // next-auth notes where to go next; our login decides that itself.
  jar.set(cookieName('callback'), '', { ...cookieOptions(), maxAge: 0 })
}

/** Takes the cookie back; the row is ended by a command. */
export async function closeSession(): Promise<void> {
  const jar = await cookies()
  jar.set(cookieName('session'), '', { ...cookieOptions(), maxAge: 0 })
}

/** The id in the cookie of this request, its signature checked; whether its row still lives is decided by the query that reads it. */
export const readSessionId = cache(async (): Promise<string | null> => {
  const name = cookieName('session')
  const token = await getToken({
    req: { headers: new Headers(await headers()) },
    secret: env().AUTH_SECRET,
    cookieName: name,
    salt: name,
    secureCookie: isSecure(),
  }).catch(() => null)
  return isId(token?.sessionId) ? token.sessionId : null
})
