import { createHash } from 'node:crypto'
import type { Instant } from '@/lib/core/time'

/** Figures that look drawn by lot and are the same for the same seed: the demonstration must not change between two starts. */
export type Random = {
  /** 0 ≤ n < 1 */
  number: () => number
  /** From `low` to `high`, both included. */
  integer: (low: number, high: number) => number
  pick: <Item>(items: readonly Item[]) => Item
  chance: (share: number) => boolean
}

/** mulberry32: 32 bits of state are plenty for sixty members. */
export function createRandom(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0)
  const number = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  return {
    number,
    integer: (low, high) => low + Math.floor(number() * (high - low + 1)),
    pick: (items) => items[Math.floor(number() * items.length)]!,
    chance: (share) => number() < share,
  }
}

/** An id of version 7 whose time is `at` and whose rest comes from `label`: ordered as if it had been made then, and stable. */
export function idOf(label: string, at?: Instant): string {
  const hash = createHash('sha256').update(label).digest('hex')
  const time = (at?.getTime() ?? 1_600_000_000_000).toString(16).padStart(12, '0')
  const variant = '89ab'[Number.parseInt(hash[3]!, 16) % 4]
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
