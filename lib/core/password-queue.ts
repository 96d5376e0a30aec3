/** Hashing is costly on purpose: a flood of logins waits in line here instead of taking the machine's memory and cores. */
const concurrency = 2
const longestQueue = 64
let running = 0
const waiting: (() => void)[] = []

/** Thrown when the line is full: nothing was done, trying again later is safe. */
export class PasswordQueueFull extends Error {
  constructor() {
    super('too many passwords are being checked at once')
    this.name = 'PasswordQueueFull'
  }
}

export const isPasswordQueueFull = (error: unknown): boolean =>
  error instanceof Error && error.name === 'PasswordQueueFull'

export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running >= concurrency) {
    if (waiting.length >= longestQueue) throw new PasswordQueueFull()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
