import type { Hono } from 'hono'
import type { SandboxContext } from '../context'

export async function mountMail(_app: Hono, _ctx: SandboxContext): Promise<void> {}
