import { CronExpressionParser } from 'cron-parser'
import { z } from 'zod'
import { computeKey, isKnownCondition, isKnownKey, isTrue } from './expressions'

/** An event as the SDK sends it and as the functions receive it. `ts` in milliseconds. */
export type EventRow = { id: string; name: string; data: Record<string, unknown>; ts: number }

const limit = z.object({ limit: z.number(), key: z.string().optional(), scope: z.string().optional() })

const functionSchema = z.looseObject({
  id: z.string(),
  name: z.string().optional(),
  triggers: z.array(
    z.looseObject({ event: z.string().optional(), expression: z.string().optional(), cron: z.string().optional() }),
  ),
  steps: z.record(z.string(), z.looseObject({ retries: z.object({ attempts: z.number().optional() }).optional() })),
  idempotency: z.string().optional(),
  concurrency: z.union([z.number(), limit, z.array(limit)]).optional(),
})

export const syncSchema = z.looseObject({ functions: z.array(functionSchema) })
export type FunctionConfig = z.infer<typeof functionSchema>

/** What Inngest does and this executor doesn't: a function that asks for it is registered, and its runs fail with these names. */
const unknownOptions = ['batchEvents', 'rateLimit', 'throttle', 'debounce', 'singleton', 'cancel', 'timeouts'] as const
const defaultRetries = 3

export const maxAttempts = (config: FunctionConfig): number =>
  1 + (Object.values(config.steps)[0]?.retries?.attempts ?? defaultRetries)

const limits = (config: FunctionConfig): z.infer<typeof limit>[] => {
  const { concurrency } = config
  if (concurrency === undefined) return []
  if (typeof concurrency === 'number') return [{ limit: concurrency }]
  return Array.isArray(concurrency) ? concurrency : [concurrency]
}

export function listUnknown(config: FunctionConfig): string[] {
  const options = unknownOptions.filter((name) => config[name] !== undefined && config[name] !== null)
  const keys = [config.idempotency, ...limits(config).map((item) => item.key)].filter((key) => key !== undefined)
  const conditions = config.triggers.map((trigger) => trigger.expression).filter((text) => text !== undefined)
  const crons = config.triggers.map((trigger) => trigger.cron).filter((cron) => cron !== undefined)
  return [
    ...options,
    ...keys.filter((key) => !isKnownKey(key)).map((key) => `expression ${key}`),
    ...conditions.filter((text) => !isKnownCondition(text)).map((text) => `expression ${text}`),
    ...crons.filter((cron) => !isCron(cron)).map((cron) => `cron ${cron}`),
  ]
}

/** Slots that a run must hold while one of its steps executes: `{ name, limit }`. */
export const computeSlots = (config: FunctionConfig, event: EventRow): { name: string; limit: number }[] =>
  limits(config).map((item) => {
    const scope = item.scope && item.scope !== 'fn' ? item.scope : config.id
    return {
      name: `${scope}:${item.key && isKnownKey(item.key) ? computeKey(item.key, event) : ''}`,
      limit: item.limit,
    }
  })

export const computeIdempotencyKey = (config: FunctionConfig, event: EventRow): string | null =>
  config.idempotency && isKnownKey(config.idempotency) ? computeKey(config.idempotency, event) : null

/** Names end with `*` to listen to a family of events, as in Inngest. */
const isNamed = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name

export const listens = (config: FunctionConfig, event: EventRow): boolean =>
  config.triggers.some(
    ({ event: pattern, expression }) =>
      pattern !== undefined &&
      isNamed(pattern, event.name) &&
      (!expression || !isKnownCondition(expression) || isTrue(expression, event)),
  )

export const listCrons = (config: FunctionConfig): string[] =>
  config.triggers.flatMap(({ cron }) => (cron !== undefined && isCron(cron) ? [cron] : []))

const parts = (cron: string): { expression: string; tz: string } => {
  const match = /^TZ=(\S+)\s+(.+)$/.exec(cron.trim())
  return match ? { tz: match[1]!, expression: match[2]! } : { tz: 'UTC', expression: cron.trim() }
}

function isCron(cron: string): boolean {
  try {
    nextOccurrence(cron, new Date(0))
    return true
  } catch {
    return false
  }
}

/** The first occurrence strictly after an instant, in the zone of `TZ=Europe/Paris 0 9 * * *` (UTC without one). */
export function nextOccurrence(cron: string, after: Date): Date {
  const { expression, tz } = parts(cron)
  return CronExpressionParser.parse(expression, { currentDate: after, tz }).next().toDate()
}
