import 'server-only'
import { db, type Executor } from '@/db/client'
import { type LockedTx, type LockKey, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'

/** What was decided, and the locks of all that it takes: the teacher, the learner, the pass and the rooms it would have. */
export type Decided<Facts> = { keys: LockKey[]; facts: Facts }

/** Each turn that finds its room taken meanwhile tries the next one; a school has few rooms an hour. */
const maxTurns = 8

/**
 * Decides without a lock first: an attempt that can't succeed waits for nobody. Then locks only the rooms that the lessons
 * would have, so that teachers who share rooms don't wait for each other, decides again and writes ([0.I1]).
 */
export async function lockRooms<Facts, Value, Code extends string>(
  decide: (executor: Executor) => Promise<Decided<Facts> | Outcome<Value, Code>>,
  write: (tx: LockedTx, facts: Facts) => Promise<Value>,
): Promise<Outcome<Value, Code | Busy>> {
  for (let turn = 0; turn < maxTurns; turn += 1) {
    const seen = await decide(db())
    if ('ok' in seen) return seen
    const outcome = await withLocks(seen.keys, async (tx): Promise<Outcome<Value, Code | Busy> | 'rooms_changed'> => {
      const decided = await decide(tx)
      if ('ok' in decided) return decided
      if (!decided.keys.every((key) => seen.keys.includes(key))) return 'rooms_changed'
      return accept(await write(tx, decided.facts))
    })
    if (outcome !== 'rooms_changed') return outcome
  }
  return refuse('busy')
}
