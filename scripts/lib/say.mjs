/** Everything the scripts tell the person at the terminal goes through here. */
export function say(line = '') {
  process.stdout.write(`${line}\n`)
}

/** What went wrong and what to do, in one sentence, without a stack. */
export function sayAndExit(error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`)
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
}

/** @param {number} from performance.now() at the start */
export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`
}
