// P1: public pages against a bare static page of the same Next.js and the same HTML size, in the same run.
import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import { Child } from '../lib/child.mjs'
import { findFreePorts } from '../lib/ports.mjs'
import { run } from '../lib/run.mjs'
import { median, round } from './measures.mjs'

const bare = 'scripts/bench/bare'
const buildDir = '.next-bare'
const rounds = 5
const seconds = 8

async function htmlOf(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return response.text()
}

async function serveBare(paragraphs, port) {
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    BENCH_BUILD_DIR: buildDir,
    BENCH_PARAGRAPHS: String(paragraphs),
  }
  mkdirSync('node_modules/.cache/diapason-bench', { recursive: true })
  await run('The bare page', ['node_modules/next/dist/bin/next', 'build', bare], env)
  const server = new Child({
    name: 'the bare page',
    args: ['node_modules/next/dist/bin/next', 'start', bare, '-p', String(port)],
    env,
    healthUrl: `http://127.0.0.1:${port}/`,
    logFile: resolve('node_modules/.cache/diapason-bench/bare.log'),
  })
  await server.start()
  return server
}

/** A bare page as heavy as `bytes`, within a percent: each build tells what a paragraph weighs. */
async function serveBareOf(bytes) {
  const [port] = await findFreePorts(1)
  const url = `http://localhost:${port}/`
  const known = []
  for (let paragraphs = 200; ; ) {
    const server = await serveBare(paragraphs, port)
    known.push([paragraphs, Buffer.byteLength(await htmlOf(url))])
    const [count, size] = known.at(-1)
    if (Math.abs(size - bytes) < bytes / 100 || known.length > 4) return { server, url }
    await server.stop()
    const [firstCount, firstSize] = known.length > 1 ? known.at(-2) : [0, 0]
    paragraphs = Math.max(1, Math.round(count + ((bytes - size) * (count - firstCount)) / (size - firstSize)))
  }
}

/** Requests per second over `seconds`. */
async function load(url) {
  const result = await autocannon({ url, connections: 20, duration: seconds })
  if (result.errors > 0 || result.non2xx > 0)
    throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} not 2xx`)
  return result.requests.average
}

async function compareThroughput(page, yardstick) {
  for (const url of [page, yardstick]) await autocannon({ url, connections: 20, duration: 3 })
  const rates = []
  for (let index = 0; index < rounds; index += 1) {
    const isOursFirst = index % 2 === 0
    const measured = await inTurn(isOursFirst ? [page, yardstick] : [yardstick, page], load)
    rates.push(isOursFirst ? measured : measured.reverse())
    await wait(200)
  }
  const [ours, theirs] = [0, 1].map((at) => median(rates.map((rate) => rate[at])))
  return { ratio: median(rates.map(([one, other]) => one / other)), ours, theirs }
}

async function inTurn(items, work) {
  const results = []
  for (const item of items) results.push(await work(item))
  return results
}

/** Bytes of script, gzipped, that a browser loads for a page. */
async function scriptBytes(browser, url) {
  const page = await browser.newPage()
  const bodies = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await page.goto(url, { waitUntil: 'networkidle' })
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body, { level: 9 }).length)
  await page.close()
  return sizes.reduce((total, size) => total + size, 0)
}

/** @returns {Promise<import('./measures.mjs').Measure[]>} */
export async function measurePublicPages(appUrl, browser) {
  const url = `${appUrl}/atelier/cours-et-tarifs`
  const bytes = Buffer.byteLength(await htmlOf(url))
  const { server, url: bareUrl } = await serveBareOf(bytes)
  try {
    const bareBytes = Buffer.byteLength(await htmlOf(bareUrl))
    const { ratio, ours, theirs } = await compareThroughput(url, bareUrl)
    const floor = await scriptBytes(browser, bareUrl)
    const pages = ['', '/cours-et-tarifs', '/cours-et-tarifs/forfait-10-cours-chant', '/contact']
    const above = await inTurn(pages, async (path) => (await scriptBytes(browser, `${appUrl}/atelier${path}`)) - floor)
    const worst = Math.max(...above)
    return [
      {
        promise: 'P1',
        what: 'catalogue page / bare static page, requests per second',
        figure: `${round(ratio)} ×`,
        wanted: '≥ 0.9 ×',
        ok: ratio >= 0.9,
        detail: `median of ${rounds} interleaved rounds; ${round(ours, 0)}/s and ${round(theirs, 0)}/s; ${round(bytes / 1024, 1)} and ${round(bareBytes / 1024, 1)} KiB of HTML`,
      },
      {
        promise: 'P1',
        what: 'script of public pages above the framework’s own',
        figure: `${round(worst / 1024, 1)} KiB gzip`,
        wanted: '≤ 15 kB',
        ok: worst <= 15_000,
        detail: `the framework's own: ${round(floor / 1024, 1)} KiB; ${pages.map((path, index) => `${path || '/'} ${round(above[index] / 1024, 1)}`).join(', ')}`,
      },
    ]
  } finally {
    await server.stop()
  }
}
