import type { Hono } from 'hono'
import { connectExecutor } from '../../clock/executor'
import { mountClock } from '../../clock/mount'
import type { SandboxContext } from '../context'
import { mountMailPages } from './mails'
import { mountPaymentPages } from './payments'
import { mountRunPages } from './runs'
import { mountTimePages } from './time'
import { mountTroublePages } from './troubles'

/** The page of the sandbox, for people: inbox, payments, background functions, clock, misfortunes. The JSON is beside it. */
export async function mountPage(app: Hono, ctx: SandboxContext): Promise<void> {
  const executor = connectExecutor(process.env.INNGEST_BASE_URL ?? 'http://localhost:4011')
  mountMailPages(app, ctx)
  mountPaymentPages(app)
  mountRunPages(app, executor)
  mountClock(app, ctx.store.sql, executor)
  mountTimePages(app, ctx.store.sql, executor)
  mountTroublePages(app, ctx.faults)
}
