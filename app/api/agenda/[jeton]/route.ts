import { createHash } from 'node:crypto'
import { after } from 'next/server'
import { noteFeedRead } from '@/lib/calendars/commands/keep-feeds'
import { findFeed } from '@/lib/calendars/queries/find-feed'
import { writeFeedCalendar } from './write-feed'

type Context = { params: Promise<{ jeton: string }> }

const policy = {
  'cache-control': 'private, max-age=300',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/**
 * A private calendar address ([1.F6]): the address is the key, no session is read. One that is wrong, revoked or no longer
 * anybody's is a page that doesn't exist. Asked with the tag of the last answer, it says that nothing changed.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { jeton } = await params
  const token = /^([\w-]+)\.ics$/.exec(jeton)?.[1]
  const feed = token ? await findFeed(token) : null
  if (!feed) return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })
  after(() => noteFeedRead(feed.id))
  const calendar = writeFeedCalendar(feed)
  const etag = `"${createHash('sha256').update(calendar).digest('base64url').slice(0, 27)}"`
  const headers = { ...policy, etag }
  const known = request.headers.get('if-none-match') ?? ''
  if (known.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    return new Response(null, { status: 304, headers })
  }
  return new Response(calendar, {
    headers: {
      ...headers,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="cours.ics"',
    },
  })
}

export const dynamic = 'force-dynamic'
