import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { SandboxConfig, SandboxContext } from './context'
import { mountFaults, openFaults } from './faults'
import { mountMail } from './mail/mount'
import { mountPage } from './page/mount'
import { mountPayments } from './payments/mount'
import { openStore } from './store'

const readsOnly = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * A browser that shows another site's page, or the application's, changes nothing here: it plans no misfortune, moves no
 * clock, answers no bank. The payment provider's API is for pages elsewhere, which need a key ([6.S4]).
 */
function isForeign({ req }: Context): boolean {
  if (readsOnly.has(req.method) || req.path.startsWith('/v1/')) return false
  const site = req.header('sec-fetch-site')
  if (site) return site !== 'same-origin' && site !== 'none'
  const origin = req.header('origin')
  return origin !== undefined && origin.replace(/^https?:\/\//, '') !== req.header('host')
}

export type Sandbox = { url: string; ctx: SandboxContext; stop: () => Promise<void> }

/**
 * Starts the whole sandbox in this process. Port 0 takes a free one, for tests; the public address then follows the port
 * unless `config.publicUrl` is given.
 */
export async function startSandbox(
  config: Omit<SandboxConfig, 'publicUrl'> & { publicUrl?: string },
  port: number,
  hostname = '127.0.0.1',
): Promise<Sandbox> {
  const store = await openStore(config.databaseUrl)
  const faults = await openFaults(store)
  const stops: (() => Promise<void> | void)[] = []
  const full: SandboxConfig = { ...config, publicUrl: config.publicUrl ?? '' }
  const ctx: SandboxContext = { store, config: full, faults, onStop: (stop) => void stops.push(stop) }
  const app = new Hono()
  app.use(async (c, next) => (isForeign(c) ? c.text('Refusé', 403) : next()))
  app.get('/health', (c) => c.json({ ok: true }))
  mountFaults(app, faults)
  await mountPayments(app, ctx)
  await mountMail(app, ctx)
  await mountPage(app, ctx)
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, port, hostname }, () => resolve(started))
    started.once('error', reject)
  })
  const url = `http://${hostname === '0.0.0.0' ? 'localhost' : hostname}:${(server.address() as AddressInfo).port}`
  full.publicUrl ||= url
  const stop = async () => {
    for (const end of stops.reverse()) await end()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    await store.close()
  }
  return { url, ctx, stop }
}
