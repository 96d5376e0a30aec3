import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { isDemo } from './env'
import type { Instant } from './time'

/**
 * The time of the screens. In production the machine's own; in the demonstration the database's `app_now()`, which
 * moving the clock replaces. Commands get `now` from withLocks instead.
 */
export async function clock(): Promise<Instant> {
  if (!isDemo()) return new Date()
  const [row] = await db().execute<{ now: string }>(sql`select app_now() as now`)
  return new Date(row!.now)
}

/** Real time, for signatures, cookies and retry delays, which no demonstration moves. */
export const realNow = (): Instant => new Date()
