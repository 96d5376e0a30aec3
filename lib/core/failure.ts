type Cause = { code?: unknown; constraint_name?: unknown; message?: unknown }
type QueryFailure = Error & { query: string }

export type Failure = {
  name: string
  message: string
  stack?: string
  query?: string
  cause?: { code?: string; constraint?: string; message: string }
}

const isQueryFailure = (error: unknown): error is QueryFailure =>
  error instanceof Error && 'query' in error && typeof error.query === 'string' && 'params' in error

/** Cuts what a query was given: hashes, one-time links, whole mails ([6.S2]). Text that was serialised twice is known too. */
export const cutParameters = (text: string): string => text.replace(/(\n|\\n)params:[\s\S]*$/, '')

/** PostgreSQL quotes a value that it can't read in its message; names of tables and constraints stay. */
function describeCause({ code, constraint_name: constraint, message }: Cause): NonNullable<Failure['cause']> {
  const text = cutParameters(String(message ?? ''))
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    message: typeof code === 'string' && code.startsWith('22') ? text.replace(/"[\s\S]*"/g, '…') : text,
  }
}

/** The lines of a stack that say where, without the message before them. */
const listFrames = (stack = ''): string => stack.slice(Math.max(0, stack.search(/^\s+at /m)))

/** What may be logged of an error: of a failed query its text and its cause, never what it was given. */
export function describeFailure(error: unknown): Failure {
  if (!(error instanceof Error)) return { name: typeof error, message: cutParameters(String(error)) }
  const { name, stack } = error
  const cause = error.cause instanceof Error ? { cause: describeCause(error.cause) } : {}
  if (isQueryFailure(error)) {
    const { query } = error
    const hasFrames = /^\s+at /m.test(stack ?? '')
    return {
      name: 'QueryFailure',
      message: 'Failed query',
      query,
      ...(hasFrames && { stack: listFrames(stack) }),
      ...cause,
    }
  }
  return { name, message: cutParameters(error.message), ...(stack && { stack: cutParameters(stack) }), ...cause }
}
