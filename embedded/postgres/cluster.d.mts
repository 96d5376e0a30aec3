export type RunningPostgres = {
  /** Migrations and the executor. */
  ownerUrl: string
  /** The application's role: no DDL. */
  appUrl: string
  /** The superuser: tests only. */
  adminUrl: string
  pid: number
  port: number
  /** Where the data really is. */
  dataDir: string
  /** The data could not stay in the folder asked for. */
  isElsewhere: boolean
  /** It was found running: somebody else stops it. */
  wasRunning: boolean
  isAlive: () => boolean
  stop: () => Promise<void>
}

export function startPostgres(options: {
  dataDir: string
  port: number
  fsync?: boolean
  database?: string
  logFile?: string
}): Promise<RunningPostgres>
