import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

export const dynamic = 'force-dynamic'

/** Ready when the database answers ([6.O3]). */
export async function GET(): Promise<Response> {
  try {
    await db().execute(sql`select 1`)
    return Response.json({ status: 'ready' }, { headers: { 'Cache-Control': 'no-store' } })
  } catch {
    return Response.json({ status: 'database unreachable' }, { status: 503, headers: { 'Cache-Control': 'no-store' } })
  }
}
