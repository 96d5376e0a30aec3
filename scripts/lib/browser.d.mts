/** A Chromium of this machine, if there is one. */
export function findBrowser(): string | undefined
/** The same, installed when there was none. */
export function ensureBrowser(): string
