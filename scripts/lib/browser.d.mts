/** A Chromium of this machine, if there is one. */
export function findBrowser(): string | undefined
/** The same, installed when there was none. */
export function ensureBrowser(): string
/** Begins to install one where there is none, beside what the caller does; the end of it. */
export function beginBrowser(): Promise<unknown>
