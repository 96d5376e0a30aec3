import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const everyWidth = [360, 768, 1440] as const
const engine = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 AA and its good practices; the engine stays in the page for the next width. */
async function findViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(engine)
  return page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    // The card's fields belong to the payment provider, in its own frame.
    const { violations } = await run(
      { exclude: ['iframe[name^="__privateStripeFrame"]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
        elementRef: false,
        preload: false,
      },
    )
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  })
}

/** Axe finds nothing, and the page is no wider than the screen: at the width it has ([6.A1]). */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect(await findViolations(page), state).toEqual([])
  await expectNoWider(page, state)
}

async function expectNoWider(page: Page, state: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** On a phone, a tablet and a desk. */
export async function expectAccessibleEverywhere(page: Page, state: string): Promise<void> {
  for (const width of everyWidth) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `${state} at ${width} px`)
  }
}

/** The same for the many pages of the office: on a tablet axe is for `npm run test:long`, here the width alone. */
export async function expectOfficeAccessible(page: Page, state: string): Promise<void> {
  if (process.env.DIAPASON_LONG === '1') return expectAccessibleEverywhere(page, state)
  for (const width of everyWidth) {
    await page.setViewportSize({ width, height: 900 })
    await (width === 768 ? expectNoWider : expectAccessible)(page, `${state} at ${width} px`)
  }
}
