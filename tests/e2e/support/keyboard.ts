import type { Locator, Page } from '@playwright/test'

const isFocused = (target: Locator) =>
  target
    .evaluate((element) => element.ownerDocument.activeElement === element, undefined, { timeout: 1_000 })
    .catch(() => false)

/** Tab after Tab, as somebody without a mouse; a control that can't be reached fails here. */
export async function tabTo(page: Page, target: Locator, atMost = 90): Promise<void> {
  for (let presses = 0; presses <= atMost; presses++) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} can't be reached by keyboard in ${atMost} presses of Tab`)
}

export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(text)
}
