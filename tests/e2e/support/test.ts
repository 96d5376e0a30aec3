import { test as base } from '@playwright/test'

/** Origins of the run's stack; set by the global setup before any worker starts. */
export const places = {
  app: process.env.E2E_APP_URL ?? '',
  sandbox: process.env.E2E_SANDBOX_URL ?? '',
  executor: process.env.E2E_EXECUTOR_URL ?? '',
  /** The owner's address, for what no screen shows. */
  database: process.env.E2E_DATABASE_URL ?? '',
}

type Guards = {
  /** Messages that a test expects in the browser's console: `test.use({ allowedConsoleErrors: [/404/] })`. */
  allowedConsoleErrors: RegExp[]
  consoleGuard: undefined
}

/**
 * Every browser test imports `test` and `expect` from here: pages open on the stack of this run, and an error in the
 * browser's console or an uncaught exception fails the test.
 */
export const test = base.extend<Guards>({
  baseURL: places.app,
  allowedConsoleErrors: [[], { option: true }],
  consoleGuard: [
    async ({ context, allowedConsoleErrors }, use) => {
      const errors: string[] = []
      const note = (text: string) => {
        if (!allowedConsoleErrors.some((allowed) => allowed.test(text))) errors.push(text)
      }
      context.on('console', (message) => {
        if (message.type() === 'error') note(`${message.text()} (${message.location().url})`)
      })
      context.on('weberror', (error) => note(String(error.error())))
      await use(undefined)
      expect(errors, 'errors in the browser').toEqual([])
    },
    { auto: true },
  ],
})

export const { expect } = test
