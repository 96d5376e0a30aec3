import type { Hono } from 'hono'
import type { SandboxContext } from '../context'

export function mountScripts(_app: Hono, _ctx: SandboxContext): void {}
