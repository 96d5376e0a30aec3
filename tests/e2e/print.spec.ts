import { readFileSync } from 'node:fs'
import { logIn } from './support/journey'
import { expect, test } from './support/test'

const { password } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as { password: string }
const claire = 'claire.vasseur@exemple.example'

/** The text block of an A4 page with the margins of our style sheet. */
const paper = { width: 688, height: 1017 }

test('what is printed has its content and its address, and no menu, button or fold', async ({ page }) => {
  await logIn(page, claire, password)
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await page.setViewportSize(paper)
  for (const path of ['mon-compte/suivi', 'mon-compte/achats', 'cours-et-tarifs/cours-chant']) {
    await page.goto(`/atelier/${path}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const onScreenOnly = page.locator('nav, button, .button, .unfold, details:not([open]), [data-bottom-bar] > *')
    await expect(onScreenOnly.filter({ visible: true })).toHaveCount(0)
    await expect(page.locator('footer address')).toBeVisible()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(wide, `${path} is as wide as the paper`).toBeLessThanOrEqual(0)
  }
})
