import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const everyWidth = [360, 768, 1440] as const

/** Axe's whole WCAG 2.2 AA set finds nothing, and the page is no wider than the screen: at the width it has ([6.A1]). */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // The card's fields belong to the payment provider, in its own frame.
    .exclude('iframe[name^="__privateStripeFrame"]')
    .options({ resultTypes: ['violations'], elementRef: false })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
  expect(found, state).toEqual([])
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
