import type { RunningPostgres } from '../../embedded/postgres/cluster.mjs'

/** One process of the product. */
export interface Child {
  readonly pid: number | undefined
  readonly isRunning: boolean
  /** Starts it and waits until it is healthy. */
  start(timeoutMs?: number): Promise<void>
  waitUntilHealthy(timeoutMs?: number): Promise<void>
  /** As a power cut would. */
  kill(): Promise<void>
  stop(): Promise<void>
  lastWords(count?: number): string
}

export type Ports = { app: number; sandbox: number; executor: number; postgres: number }

export type StackOptions = {
  dataDir: string
  secretsDir?: string
  buildDir: string
  ports: Ports
  isDevelopment?: boolean
  fsync?: boolean
  given?: Record<string, string | undefined>
  onDeath?: (name: string, code: number | null, signal: string | null) => void
}

export class Stack {
  constructor(options: StackOptions)
  readonly options: StackOptions
  readonly logDir: string
  postgres: RunningPostgres | undefined
  /** What sandbox, executor and migrations get; known once the database runs. */
  env: Record<string, string>
  app: Child
  sandbox: Child | undefined
  executor: Child | undefined
  /** Also after killDatabase(). */
  startDatabase(): Promise<void>
  killDatabase(): void
  migrate(): Promise<string>
  seed(): Promise<boolean>
  build(): Promise<boolean>
  startServices(): Promise<void>
  stop(): Promise<void>
}

export function startStack(options: StackOptions & { isSeeded?: boolean }): Promise<Stack>
