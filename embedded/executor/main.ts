import { readConfig } from './config'
import { startExecutor } from './start'

/**
 * Runs the application's Inngest functions on this machine, durable in the same PostgreSQL (docs/guides/sandboxes.md).
 * With INNGEST_BASE_URL pointing to Inngest itself, nothing of this is used.
 */
async function main() {
  const config = readConfig()
  const executor = await startExecutor(config)
  console.info(`executor on http://localhost:${config.port} for ${config.endpoint}`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      executor.stop().finally(() => process.exit(0))
    })
  }
}

main().catch((error: Error) => {
  console.error(error.message)
  process.exit(1)
})
