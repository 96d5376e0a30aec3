import { setTimeout as wait } from 'node:timers/promises'

const pollMs = 50

export type RunView = {
  id: string
  functionId: string
  event: { name: string }
  status: string
  attempt: number
  error: { message?: string } | null
  createdAt: string
  endedAt: string | null
  wakeAt: string | null
  retryAt: string | null
}

/** The executor of background functions, asked through its JSON. */
export function connectExecutor(url: string) {
  const ask = async <Body>(path: string, init?: RequestInit): Promise<Body> => {
    const response = await fetch(url + path, { ...init, signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`the executor answered ${response.status} to ${path}`)
    return response.json() as Promise<Body>
  }
  return {
    listRuns: (limit: number) => ask<RunView[]>(`/runs?limit=${limit}`),
    runBetween: (from: Date, to: Date) =>
      ask<{ started: { functionId: string; runId: string }[] }>('/crons/run-between', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ from, to }),
      }),
    /** False when it is still at work after that time. */
    async waitUntilIdle(ms: number): Promise<boolean> {
      const deadline = Date.now() + ms
      for (let quiet = 0; quiet < 2; ) {
        const { idle } = await ask<{ idle: boolean }>('/idle')
        quiet = idle ? quiet + 1 : 0
        if (Date.now() > deadline) return false
        if (quiet < 2) await wait(pollMs)
      }
      return true
    },
  }
}

export type ExecutorLink = ReturnType<typeof connectExecutor>
