import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { say } from './say.mjs'

const file = fileURLToPath(import.meta.url)

/** Debian's Chromium without a screen to draw on: the same pages for a quarter less of the processor. */
const light = '/usr/bin/chromium-headless-shell'
const known = [
  light,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

function ofPlaywright() {
  try {
    const path = createRequire(import.meta.url)('@playwright/test').chromium.executablePath()
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** A Chromium of this machine: CHROME_PATH, Debian's, Google's, or the one Playwright downloaded. */
export function findBrowser() {
  return [process.env.CHROME_PATH, ...known].find((path) => path && existsSync(path)) ?? ofPlaywright()
}

function run(command, args) {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '' },
  })
  return { ok: result.status === 0, text: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() }
}

function installWithApt() {
  if (process.getuid?.() !== 0 || !run('apt-get', ['--version']).ok) return false
  say('installing chromium with apt-get')
  run('apt-get', ['update', '-q'])
  const install = (name) =>
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', name, 'fonts-liberation']).ok
  return install('chromium-headless-shell') || install('chromium')
}

/**
 * Begins what `ensureBrowser` waits for, in a process of its own: npm installs meanwhile. Continuous integration takes the light
 * one whatever it has. @returns {Promise<unknown>} its end
 */
export function beginBrowser() {
  const found = findBrowser()
  if (found && (found === light || !process.env.CI)) return Promise.resolve()
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'inherit', 'inherit'] })
  return new Promise((resolve) => child.once('close', resolve))
}

function downloadWithPlaywright() {
  say("no browser found: downloading Playwright's chromium")
  const result = run(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'])
  if (!result.ok) say(result.text.split('\n').slice(-3).join('\n'))
  return result.ok
}

/** @returns {string} path of a browser, installed when there was none */
export function ensureBrowser() {
  const found = findBrowser()
  if (found) return found
  if (!installWithApt()) downloadWithPlaywright()
  const installed = findBrowser()
  if (installed) return installed
  throw new Error(
    'No browser for the tests. Install chromium (on Debian: apt-get install chromium) or set CHROME_PATH, then run again.',
  )
}

if (process.argv[1] === file) installWithApt()
