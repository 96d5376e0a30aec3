/** Everything the scripts tell the person at the terminal goes through here. */
export function say(line = '') {
  process.stdout.write(`${line}\n`)
}

/** @param {unknown} error @returns {string} a sentence that says what to do */
export function explain(error) {
  if (!(error instanceof Error)) return String(error)
  if (['EACCES', 'EPERM', 'EROFS'].includes(error.code)) {
    return `No right to write ${error.path ?? 'here'}. Give this folder to the user who starts Diapason, or set DIAPASON_DATA_DIR to one where they may write.`
  }
  if (error.code === 'ENOSPC') return 'The disk is full. Make room, then start again.'
  return error.message
}

/** What went wrong and what to do, in one sentence, without a stack. */
export function sayAndExit(error) {
  process.stderr.write(`\n${explain(error)}\n`)
  if (process.env.DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`)
  process.exit(1)
}

/** @param {number} from performance.now() at the start */
export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1)} s`
}
