// P1: Lighthouse on a simulated mobile with slow 4G, the median of three runs a page.
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { median, round } from './measures.mjs'

const runs = 3
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const flags = ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']

async function runOnce(url, chromePath) {
  const chrome = await launch({ chromePath, chromeFlags: flags, logLevel: 'silent' })
  try {
    const result = await lighthouse(url, { port: chrome.port, onlyCategories: categories, logLevel: 'error' })
    const { lhr } = result
    const failed = Object.values(lhr.audits)
      .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === 'binary')
      .map((audit) => audit.id)
    return {
      scores: categories.map((name) => Math.round((lhr.categories[name].score ?? 0) * 100)),
      lcp: lhr.audits['largest-contentful-paint'].numericValue,
      failed,
    }
  } finally {
    await chrome.kill()
  }
}

/** @returns {Promise<import('./measures.mjs').Measure[]>} */
export async function measureLighthouse(appUrl, chromePath) {
  const measures = []
  for (const path of ['', '/cours-et-tarifs', '/cours-et-tarifs/forfait-10-cours-chant']) {
    const results = []
    for (let index = 0; index < runs; index += 1) results.push(await runOnce(`${appUrl}/atelier${path}`, chromePath))
    const [performance, ...others] = categories.map((_, at) => median(results.map(({ scores }) => scores[at])))
    const lcp = median(results.map((result) => result.lcp))
    const failed = [...new Set(results.flatMap((result) => result.failed))]
    measures.push(
      {
        promise: 'P1',
        what: `Lighthouse mobile, ${path || '/'}: performance · accessibility · best practices · SEO`,
        figure: [performance, ...others].join(' · '),
        wanted: '≥ 95 · 100 · 100 · 100',
        ok: performance >= 95 && others.every((score) => score === 100),
        detail: failed.length > 0 ? `failed: ${failed.join(', ')}` : `median of ${runs}`,
      },
      {
        promise: 'P1',
        what: `largest contentful paint, ${path || '/'}`,
        figure: `${round(lcp / 1000)} s`,
        wanted: '≤ 1.2 s',
        ok: null,
        detail: 'simulated slow 4G and processor',
      },
    )
  }
  return measures
}
