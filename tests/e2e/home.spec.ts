import { expect, test } from './support/test'

test('[1.A1] a visitor opens the site of the structure', async ({ page }) => {
  const response = await page.goto('/atelier')
  expect(response?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Cours et tarifs' }).first()).toBeVisible()
})
