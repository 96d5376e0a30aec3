import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type axe from 'axe-core'

const phone = 360
const tablet = 768
const desk = 1440
const isLong = process.env.DIAPASON_LONG === '1'
const engine = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 AA and axe's good practices; `seesColors` adds the contrast of each text, most of axe's time. */
async function findViolations(page: Page, seesColors: boolean): Promise<string[]> {
  // The engine stays in the page for the next width.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(engine)
  return page.evaluate(async (enabled) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    // The card's fields belong to the payment provider, in its own frame.
    const { violations } = await run(
      { exclude: ['iframe[name^="__privateStripeFrame"]'] },
      {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'color-contrast': { enabled } },
        resultTypes: ['violations'],
        elementRef: false,
        preload: false,
      },
    )
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  }, seesColors)
}

/** Axe finds nothing, and the page is no wider than the screen: at the width it has ([6.A1]). */
export async function expectAccessible(page: Page, state: string, seesColors = true): Promise<void> {
  expect(await findViolations(page, seesColors), state).toEqual([])
  await expectNoWider(page, state)
}

async function expectNoWider(page: Page, state: string): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow, `${state} is wider than the screen`).toBeLessThanOrEqual(0)
}

/** Half of the states on a phone, half at a desk, always the same ones. */
const widthOfColors = (state: string) => (state.length % 2 === 0 ? phone : desk)

/**
 * On a phone, a tablet and a desk. Axe runs whole at each of them in `npm run test:long`; in `npm test` on a phone and at a desk,
 * contrast at one of the two (the palette itself is tried by tests/rules/contrast.test.ts).
 */
export async function expectAccessibleEverywhere(page: Page, state: string): Promise<void> {
  for (const width of [phone, tablet, desk]) {
    await page.setViewportSize({ width, height: 900 })
    const there = `${state} at ${width} px`
    if (isLong || width !== tablet) await expectAccessible(page, there, isLong || width === widthOfColors(state))
    else await expectNoWider(page, there)
  }
}
