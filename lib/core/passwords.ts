import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { inTurn } from './password-queue'

/** argon2id, 19 MiB, two passes, one lane ([6.S3]); 2 is Algorithm.Argon2id, an enum that isolated modules can't read. */
const options = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, options))

/** In the place of a hash, of somebody who was invited and has chosen no password yet: nothing opens their account. */
export const noPassword = 'none'

let nobody: Promise<string> | undefined

/** With no hash (nobody has this address) the same work is done against one that nothing matches: the time says nothing. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hash('the password of nobody', options)
  const known = passwordHash === noPassword ? null : passwordHash
  const against = known ?? (await nobody)
  const isRight = await inTurn(() => verify(against, password))
  return isRight && known !== null
}
