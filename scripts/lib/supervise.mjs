import { setTimeout as wait } from 'node:timers/promises'
import { whenNpmIsGone } from './parent.mjs'
import { explain, say, sayAndExit } from './say.mjs'

const maximumRestarts = 5

/**
 * Keeps a stack running until it is told to stop: Ctrl-C and kill end every process in order, one that dies is
 * started again, one that keeps dying ends the whole with its last words.
 * @param {(onDeath: (name: string, code: number | null, signal: string | null) => void) => import('./stack.mjs').Stack} make
 */
export function keepRunning(make) {
  const restarts = new Map()
  let isStopping = false

  const stack = make(async (name, code, signal) => {
    if (isStopping) return
    const child = stack[name]
    const count = (restarts.get(name) ?? 0) + 1
    restarts.set(name, count)
    say(`\n${child.options.name} stopped by itself (${signal ?? `exit ${code}`})`)
    if (count > maximumRestarts)
      return stop(`${child.options.name} keeps stopping. Its last words:\n${child.lastWords()}`)
    await wait(500 * count)
    if (isStopping) return
    await child.start().then(
      () => say(`${child.options.name} runs again`),
      (error) => stop(explain(error)),
    )
  })

  async function stop(reason) {
    if (isStopping) return
    isStopping = true
    if (!reason) say('\nstopping…')
    await stack.stop()
    if (reason) sayAndExit(reason)
    process.exit(0)
  }

  let isHealing = false
  const healDatabase = async () => {
    if (isHealing || isStopping || !stack.postgres || stack.postgres.isAlive()) return
    isHealing = true
    say('\nPostgreSQL stopped by itself')
    await stack.startDatabase().then(
      () => say('PostgreSQL runs again'),
      (error) => stop(explain(error)),
    )
    isHealing = false
  }
  setInterval(healDatabase, 1000).unref()

  whenNpmIsGone(() => void stop())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop())
  const orStop = (work) => work.catch((error) => stop(explain(error)))
  return { stack, orStop, isStopping: () => isStopping }
}
