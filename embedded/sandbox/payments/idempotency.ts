import { createHash } from 'node:crypto'
import type { Tx } from '../store'
import type { Answer, Endpoint } from './call'
import { StripeFailure } from './failure'
import { canonical, type Params } from './form'

/** Stripe forgets a key once it is at least 24 hours old. */
const KEPT_FOR = '24 hours'

export type Keyed = { key: string; endpoint: Endpoint; path: string; params: Params; requestId: string }
export type Saved = { requestId: string; status: number; body: string }

/** A digest: parameters may hold a card's number, which is kept nowhere. */
const fingerprint = (params: Params) => createHash('sha256').update(canonical(params)).digest('hex')

/** Nobody else may use the key until this transaction ends; a kill of this process gives it back. */
async function lockKey(tx: Tx, key: string): Promise<void> {
  const [row] = await tx<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(${`sandbox:${key}`}, 0)) as locked`
  if (row?.locked) return
  throw new StripeFailure(
    409,
    `There is currently another in-progress request using this Stripe-Idempotency Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { code: 'idempotency_key_in_use' },
  )
}

/** The answer given before under this key, if any. */
export async function findSaved(tx: Tx, { key, path, params }: Keyed): Promise<Saved | null> {
  if (key.length > 255)
    throw new StripeFailure(400, 'Idempotency keys can be up to 255 characters long.', { type: 'idempotency_error' })
  await lockKey(tx, key)
  const [row] = await tx<{ request_id: string; endpoint: string; fingerprint: string; status: number; body: string }[]>`
    select request_id, endpoint, fingerprint, status, body from sandbox.idempotency
    where key = ${key} and created_at > now() - ${KEPT_FOR}::interval`
  if (!row) return null
  if (row.endpoint !== path)
    throw new StripeFailure(
      400,
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ('${row.endpoint}' vs '${path}'). Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: 'idempotency_error' },
    )
  if (row.fingerprint !== fingerprint(params))
    throw new StripeFailure(
      400,
      `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
      { type: 'idempotency_error' },
    )
  return { requestId: row.request_id, status: row.status, body: row.body }
}

export async function saveAnswer(tx: Tx, { key, path, params, requestId }: Keyed, answer: Answer): Promise<void> {
  const body = JSON.stringify(answer.body)
  await tx`
    insert into sandbox.idempotency (key, request_id, endpoint, fingerprint, status, body)
    values (${key}, ${requestId}, ${path}, ${fingerprint(params)}, ${answer.status}, ${body})
    on conflict (key) do update set request_id = excluded.request_id, endpoint = excluded.endpoint,
      fingerprint = excluded.fingerprint, status = excluded.status, body = excluded.body, created_at = now()`
}
