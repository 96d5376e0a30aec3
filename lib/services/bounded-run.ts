import { createContext, Script } from 'node:vm'

const context = createContext({ work: () => {} })
const script = new Script('work()')

/** Work that took longer than it may: it was stopped where it was. */
export const isTooLong = (error: unknown): boolean =>
  (error as { code?: string } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * Runs something that a hostile file might make endless, for so many milliseconds at most; then it throws (`isTooLong`).
 * It isn't a sandbox: the code is ours or a library's, only its input is not.
 */
export function runBounded<Result>(milliseconds: number, work: () => Result): Result {
  context.work = work
  return script.runInContext(context, { timeout: milliseconds }) as Result
}
