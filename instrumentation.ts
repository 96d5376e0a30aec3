/** Next calls it once, when a server starts; the edge runtime and the build have nothing to catch up with. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs' && process.env.NEXT_PHASE !== 'phase-production-build') {
    const { announceStart } = await import('./lib/services/inngest')
    void announceStart()
  }
}
