import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'
import { describeFailure } from './failure'

const log = pino({ name: 'diapason', redact: ['password', 'token'] })

/** Logs a bug or an outage, and returns the reference that a person reads out to us, or that a job keeps; the error itself never leaves. */
export function reportFailure(error: unknown, where: string): string {
  const reference = randomBytes(4).toString('hex').toUpperCase()
  log.error({ reference, where, err: describeFailure(error) }, 'failure')
  return reference
}
