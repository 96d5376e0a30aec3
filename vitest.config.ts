import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: { alias: { '@': at('.'), 'server-only': at('./node_modules/server-only/empty.js') } },
  test: {
    globalSetup: ['tests/support/cluster.ts'],
    setupFiles: ['tests/support/setup.ts'],
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/kills/**', 'node_modules/**'],
    // One more than a small machine has cores: a third of what is tried waits for a process or a timer.
    maxWorkers: 3,
    // Modules are loaded once per worker, not once per file; setup.ts gives each file its environment back.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A machine that stalls for seconds fails a wait, not a promise: there, once more.
    retry: process.env.CI ? 1 : 0,
  },
})
