import { randomInt } from 'node:crypto'

let last = randomInt(1_000, 9_000)

/** Another number each time, in this process: slugs, addresses and file numbers don't collide. */
export const nextNumber = (): number => ++last
