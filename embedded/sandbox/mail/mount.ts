import type { Hono } from 'hono'
import type { SandboxContext } from '../context'
import { mountMailApi } from './api'
import { readMailConfig } from './config'
import { mountInbox } from './inbox'
import { DDL } from './tables'
import { startWebhooks } from './webhooks'

/** The mail provider's place: the `resend` SDK talks to it unmodified, with RESEND_BASE_URL. */
export async function mountMail(app: Hono, ctx: SandboxContext): Promise<void> {
  await ctx.store.ensure(DDL)
  const config = readMailConfig(process.env, ctx.config.appUrl)
  const webhooks = startWebhooks(ctx, config)
  ctx.onStop(webhooks.stop)
  mountMailApi(app, ctx, config, webhooks.nudge)
  mountInbox(app, ctx)
}
