import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Server } from './servers'

export type Answer = { status: number; location: string; headers: Headers; body: string }

async function read(response: Response): Promise<Answer> {
  const location = response.headers.get('x-action-redirect') ?? response.headers.get('location') ?? ''
  return { status: response.status, location, headers: response.headers, body: await response.text() }
}

/** A page as a browser first asks for it, or as Next's own navigation does (`RSC`). */
export async function get(server: Server, path: string, cookie?: string, isRsc = false): Promise<Answer> {
  const headers: Record<string, string> = { ...(cookie ? { cookie } : {}), ...(isRsc ? { RSC: '1' } : {}) }
  return read(await fetch(server.origin + path, { headers, redirect: 'manual' }))
}

/** A route that answers by its page: what the person ends up seeing. */
export async function follow(server: Server, path: string, cookie: string): Promise<Answer> {
  const answer = await get(server, path, cookie)
  return answer.status === 303 ? get(server, answer.location, cookie) : answer
}

export type ServerAction = { id: string; name: string; worker: string }

/** Every server action that the build can be asked for, from Next's own manifest. */
export function listActions(buildDir: string): ServerAction[] {
  const manifest = JSON.parse(readFileSync(join(buildDir, 'server/server-reference-manifest.json'), 'utf8')) as {
    node: Record<string, { exportedName: string; workers: Record<string, unknown> }>
  }
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => ({
    id,
    name: exportedName,
    worker: Object.keys(workers)[0]!,
  }))
}

/** Calls a server action as React does. The first byte of its id tells how many arguments it reads. */
export async function callAction(
  server: Server,
  action: ServerAction,
  path: string,
  fields: Record<string, string>,
  { cookie, origin = server.origin }: { cookie?: string; origin?: string } = {},
): Promise<Answer> {
  const takesState = (Number.parseInt(action.id.slice(0, 2), 16) & 0b0010_0000) !== 0
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', takesState ? '[null,"$K1"]' : '["$K1"]')
  const headers: Record<string, string> = { 'next-action': action.id, origin, ...(cookie ? { cookie } : {}) }
  return read(await fetch(server.origin + path, { method: 'POST', headers, body, redirect: 'manual' }))
}
