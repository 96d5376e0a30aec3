import 'server-only'
import { hash, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane ([6.S3]); 2 is Algorithm.Argon2id, an enum that isolated modules can't read. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

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

async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
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

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, options))

let nobody: Promise<string> | undefined

/** With no hash (nobody has this address) the same work is done against one that nothing matches: the time says nothing. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('the password of nobody', options)
  const against = passwordHash ?? (await nobody)
  const isRight = await inTurn(() => verify(against, password))
  return isRight && passwordHash !== null
}
