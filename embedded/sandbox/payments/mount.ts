import type { Hono } from 'hono'
import type { SandboxContext } from '../context'
import { mountApi } from './api'
import { mountChallenge } from './challenge'
import { mountControls } from './controls'
import { customerEndpoints } from './customers'
import { startDelivery } from './delivery'
import { disputeEndpoints } from './disputes'
import { intentEndpoints } from './intents'
import { otherEndpoints } from './other-endpoints'
import { refundEndpoints } from './refunds'
import { mountScripts } from './scripts'
import { DDL } from './tables'

export async function mountPayments(app: Hono, ctx: SandboxContext): Promise<void> {
  await ctx.store.ensure(DDL)
  const delivery = startDelivery(ctx)
  ctx.onStop(delivery.stop)
  const endpoints = [
    ...intentEndpoints,
    ...customerEndpoints,
    ...refundEndpoints,
    ...disputeEndpoints,
    ...otherEndpoints,
  ]
  mountApi(app, ctx, endpoints, delivery.nudge)
  mountChallenge(app, ctx, delivery.nudge)
  mountControls(app, ctx, delivery.nudge)
  mountScripts(app, ctx)
}
