import { startSandbox } from './app'
import { readConfig } from './context'

const port = Number(process.env.SANDBOX_PORT ?? 4010)

async function main(): Promise<void> {
  const sandbox = await startSandbox(readConfig(process.env), port, process.env.SANDBOX_HOST ?? '127.0.0.1')
  const stop = () => void sandbox.stop().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  console.log(`sandbox ready on ${sandbox.ctx.config.publicUrl}`)
}

main().catch((error: NodeJS.ErrnoException) => {
  const busy = error.code === 'EADDRINUSE'
  console.error(busy ? `Port ${port} is already in use: stop what listens there, or set SANDBOX_PORT.` : error)
  process.exit(1)
})
