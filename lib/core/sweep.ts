import { reportFailure } from './report'

/**
 * How a sweep went. One thing that fails stops none of the others: the next time tries it again. The job engine keeps this
 * result: of a failure it gets the reference under which our log tells the rest ([6.S2]).
 */
export type Sweep = { done: number; failed: string[] }

/** Does the work of every item that is due. `where` names it in the log: 'payments.sweep.intents'. */
export async function sweep<Item>(
  where: string,
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<Sweep> {
  const failed: string[] = []
  for (const item of items) await work(item).catch((error: unknown) => failed.push(reportFailure(error, where)))
  return { done: items.length - failed.length, failed }
}

/** What a job shows of its sweeps. It throws for what failed, once the others are done: the next run begins with it. */
export function reportSweeps(sweeps: Record<string, Sweep>): Record<string, number> {
  const failed = Object.entries(sweeps).flatMap(([name, sweep]) => sweep.failed.map((why) => `${name}: ${why}`))
  if (failed.length > 0) throw new Error(failed.join('\n'))
  return Object.fromEntries(Object.entries(sweeps).map(([name, sweep]) => [name, sweep.done]))
}
