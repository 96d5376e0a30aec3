import { type NextRequest, NextResponse } from 'next/server'
import { contentSecurityPolicy } from '@/lib/gate/csp'
import { isOwnOrigin } from '@/lib/gate/origin'
import { pathHeader, personalSections } from '@/lib/gate/sections'

/**
 * A first door, never the only one: pages, queries and commands decide for themselves (tests/access runs without it).
 * It runs where no module of Node exists, so it reads the few variables that it needs itself.
 */
export function middleware(request: NextRequest) {
  const { pathname, search } = request.nextUrl
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead && !isOwnOrigin(request.headers)) {
    return new NextResponse('Cette demande ne vient pas de nos pages.', { status: 403 })
  }
  const [, structure, section] = pathname.split('/')
  const isClosed = section === 'mon-compte' || section === 'gestion'
  if (isRead && isClosed && !hasSessionCookie(request)) {
    const login = new URL(`/${structure}/connexion`, request.url)
    login.searchParams.set('retour', pathname + search)
    return NextResponse.redirect(login)
  }
  return section && personal.has(section) ? withPolicy(request, { isRead, section }) : NextResponse.next()
}

const personal: ReadonlySet<string> = new Set(personalSections)

const hasSessionCookie = (request: NextRequest) =>
  request.cookies.getAll().some(({ name }) => /^(__Host-)?diapason\.session(\.\d)?$/.test(name))

function withPolicy(request: NextRequest, { isRead, section }: { isRead: boolean; section: string }) {
  const nonce = btoa(crypto.randomUUID())
  const api = process.env.STRIPE_API_BASE
  const policy = contentSecurityPolicy({
    nonce,
    takesMoney: section === 'paiement',
    sandboxOrigin: api ? new URL(api).origin : undefined,
    isDev: process.env.NODE_ENV === 'development',
  })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set(pathHeader, request.nextUrl.pathname)
  // A page that is read is no form, whatever its request says: it is noted as seen ([2.B3]).
  if (isRead) headers.delete('next-action')
  // Next reads the nonce of its own scripts from the request's policy.
  headers.set('Content-Security-Policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  return response
}

/** Personal pages, and whatever says where it comes from; public pages read by anybody don't pass here. Next wants it written out. */
export const config = {
  matcher: [
    '/:structure/(connexion|creer-un-compte|activation|invitation|mot-de-passe-oublie|nouveau-mot-de-passe|nouvelle-adresse|panier|mon-compte|messages|desabonnement|paiement|gestion|retrait|aide)/:path*',
    { source: '/:path*', has: [{ type: 'header', key: 'origin' }] },
  ],
}
