import { hash } from '@node-rs/argon2'
import accounts from './accounts.json' with { type: 'json' }

/** The one password of the demonstration, hashed with a salt of its own so that the same day gives the same rows. */
export const hashPassword = (): Promise<string> =>
  hash(accounts.password, {
    algorithm: 2,
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
    salt: Buffer.from('demonstration-01'),
  })
