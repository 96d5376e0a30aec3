import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Tests that kill the processes of a whole product of their own: one after the other, in a phase of their own. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root, 'server-only': `${root}/node_modules/server-only/empty.js` } },
  test: {
    include: ['tests/kills/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // A machine that stalls for seconds fails a wait, not a promise: there, once more.
    retry: process.env.CI ? 1 : 0,
  },
})
