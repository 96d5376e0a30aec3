import 'server-only'
import { createHash } from 'node:crypto'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { type Db, db } from '@/db/client'
import { rateLimits } from '@/db/schema/accounts'
import { allow, type Busy, type Outcome, refuse, type Verdict } from '@/lib/core/outcome'
import { isPasswordQueueFull } from '@/lib/core/password-queue'

/**
 * Bounds against automation, in the database: they survive a restart and several servers share them ([6.S4]).
 * Each is far above what a person in good faith does.
 */
const bounds = {
  /** Guesses at one account's password. */
  'login-account': { points: 10, minutes: 60 },
  /** The same from a device where that account was logged in before. */
  'login-device': { points: 10, minutes: 60 },
  /** A household, a school or an office behind one address. */
  'login-address': { points: 100, minutes: 60 },
  /** Codes of a second factor, after the right password. */
  'second-factor': { points: 10, minutes: 60 },
  'signup-account': { points: 5, minutes: 60 },
  'signup-address': { points: 60, minutes: 60 },
  /** Mails asked for one mailbox: activation again, reset. */
  'link-account': { points: 5, minutes: 60 },
  'link-address': { points: 30, minutes: 60 },
  /** Links opened with a made-up token. */
  'link-use-address': { points: 60, minutes: 60 },
  /** Invitations into a team: each a mail from us to whatever address. */
  'staff-invitation': { points: 40, minutes: 60 },
  'password-change': { points: 10, minutes: 60 },
  'contact-address': { points: 20, minutes: 60 },
  /** Proofs sent with a request, each up to 8 MB. */
  'proof-account': { points: 20, minutes: 60 },
  /** Documents put in a file, each up to 10 MB. */
  'document-account': { points: 60, minutes: 60 },
  /** Pictures of the public pages, each up to 5 MB. */
  'picture-account': { points: 60, minutes: 60 },
  /** Second addresses asked for a learner's messages: each may get a mail from us. */
  'copy-account': { points: 20, minutes: 60 },
  'copy-address': { points: 5, minutes: 60 },
  /** Orders, and places in a queue: each may keep seats from others for a while. */
  'hold-account': { points: 40, minutes: 60 },
  'hold-address': { points: 600, minutes: 60 },
  /** Statements and attestations, each drawn when it is asked for. */
  'paper-account': { points: 60, minutes: 60 },
  /** Copies of data: each a zip kept for days, and a mail. */
  'export-account': { points: 5, minutes: 60 },
  /** Vouchers sent by hand, to whatever address. */
  'gift-account': { points: 20, minutes: 60 },
  /** Codes of vouchers that don't exist, typed by one person, or behind one address. */
  'code-account': { points: 15, minutes: 60 },
  'code-address': { points: 60, minutes: 60 },
} as const

export type Bound = keyof typeof bounds
export type Attempt = readonly [bound: Bound, who: string]

let limiters: { of: Db; byBound: Map<Bound, RateLimiterDrizzle> } | undefined

function limiterOf(bound: Bound): RateLimiterDrizzle {
  const storeClient = db()
  if (limiters?.of !== storeClient) limiters = { of: storeClient, byBound: new Map() }
  const known = limiters.byBound.get(bound)
  if (known) return known
  const { points, minutes } = bounds[bound]
  const limiter = new RateLimiterDrizzle({
    storeClient,
    schema: rateLimits,
    keyPrefix: bound,
    points,
    duration: minutes * 60,
    clearExpiredByTimeout: bound === 'login-address',
  })
  limiters.byBound.set(bound, limiter)
  return limiter
}

/** An address typed in a form is kept as a hash; an IPv6 network counts as one household. */
function keyOf(who: string): string {
  const household = /^[\da-f:]+$/i.test(who) && who.includes(':') ? who.split(':').slice(0, 4).join(':') : who
  return createHash('sha256').update(household.toLowerCase()).digest('base64url')
}

/** Counts an attempt in each bound before it is made, so that a hundred at once don't slip through. */
export async function takeAttempts(attempts: readonly Attempt[]): Promise<Verdict<'too_many_attempts'>> {
  for (const [bound, who] of attempts) {
    try {
      await limiterOf(bound).consume(keyOf(who))
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      return refuse('too_many_attempts', { minutes: Math.max(1, Math.ceil(error.msBeforeNext / 60_000)) })
    }
  }
  return allow
}

/** Who asks for seats to be kept, for an order or in a queue: bounded by person, household and address ([6.S4]). */
export const holdsOf = (accountId: string, ipAddress: string): Attempt[] => [
  ['hold-account', accountId],
  ['hold-address', ipAddress],
]

/** Who types the code of a voucher: only a wrong one is counted, by `countGuess` ([1.C7]). */
export const guessesAtCode = (accountId: string, ipAddress: string): Attempt[] => [
  ['code-account', accountId],
  ['code-address', ipAddress],
]

/** An attempt that turned out to be in good faith isn't counted. */
export async function giveBack(attempts: readonly Attempt[]): Promise<void> {
  await Promise.all(attempts.map(([bound, who]) => limiterOf(bound).reward(keyOf(who))))
}

/**
 * Counts a guess at a password, or at the code of a voucher, then evaluates it. The right one isn't counted, nor one that wasn't looked at: the line
 * of passwords was full, or a lock wasn't free. So a flood of strangers costs nobody their ten guesses.
 */
export async function countGuess<Value, Code extends string>(
  attempts: readonly Attempt[],
  evaluate: () => Promise<Outcome<Value, Code | Busy>>,
): Promise<Outcome<Value, Code | Busy | 'too_many_attempts'>> {
  const bounded = await takeAttempts(attempts)
  if (!bounded.ok) return bounded
  try {
    const outcome = await evaluate()
    if (outcome.ok || outcome.refusal === 'busy') await giveBack(attempts)
    return outcome
  } catch (error) {
    if (isPasswordQueueFull(error)) await giveBack(attempts)
    throw error
  }
}
