import type { SandboxContext } from '../context'
import type { Tx } from '../store'
import type { Params } from './form'

/** Everything that one API call needs; it runs inside one transaction together with its idempotency key. */
export type Call = {
  tx: Tx
  ctx: SandboxContext
  params: Params
  /** The id in the path, if any. */
  id: string
  keyKind: 'secret' | 'publishable'
  requestId: string
  idempotencyKey: string | null
}

export type Answer = { status: number; body: unknown }

export type Endpoint = {
  method: 'GET' | 'POST'
  /** ':id' stands for the one variable segment. */
  path: string
  /** Whether a browser (publishable key) may call it. */
  isPublic?: boolean
  /** Top-level parameters that it understands; any other is refused, as Stripe does. */
  params: readonly string[]
  run: (call: Call) => Promise<Answer>
}
