/**
 * Whether a request that may change something comes from our own pages ([6.S6]). The host that the browser asked is
 * compared, so that a phone reaching the demonstration by its address on the network works too. A request without
 * Origin isn't a browser's form: it carries no cookie that it wasn't given.
 */
export function isOwnOrigin(headers: Headers): boolean {
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') !== 'cross-site'
  if (!URL.canParse(origin)) return false
  const host = headers.get('x-forwarded-host')?.split(',').at(-1)?.trim() ?? headers.get('host')
  return new URL(origin).host === host
}
