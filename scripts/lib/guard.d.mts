/** Stops this process (a negative pid: its group) once ours is gone, however it went. */
export function watch(pid: number, signal?: NodeJS.Signals): void
export function forget(pid: number): void
/** A temporary folder that nobody needs after us. */
export function removeAtEnd(folder: string): void
/** One in the system's temporary folder, which PostgreSQL's user can enter; removed at the end. */
export function makeTemporaryFolder(name: string): string
/** The same in memory where there is room, for databases whose files nobody needs to survive. */
export function makeMemoryFolder(name: string): string
