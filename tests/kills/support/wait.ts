import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again until the answer is worth something. What throws meanwhile (a server that is down) counts as no answer. */
export async function waitFor<Value>(
  what: string,
  look: () => Promise<Value | null | undefined | false>,
  { withinMs = 20_000, everyMs = 15 } = {},
): Promise<Value> {
  const until = performance.now() + withinMs
  let last: unknown
  while (performance.now() < until) {
    try {
      const found = await look()
      if (found) return found
    } catch (error) {
      last = error
    }
    await sleep(everyMs)
  }
  throw new Error(`waited ${withinMs} ms for ${what}${last ? `, last error: ${last}` : ''}`)
}
