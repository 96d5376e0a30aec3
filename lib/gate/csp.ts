/** Third parties allowed on payment pages only, each by its origin ([6.S6]). */
const stripe = {
  scripts: ['https://js.stripe.com'],
  frames: ['https://js.stripe.com', 'https://hooks.stripe.com'],
  calls: ['https://api.stripe.com'],
  images: ['https://*.stripe.com'],
}

type Options = { nonce: string; takesMoney: boolean; sandboxOrigin?: string; isDev?: boolean }

/**
 * The Content-Security-Policy of a personal page. Scripts run by nonce; style attributes are allowed since React
 * writes some, style elements only by nonce. Where money is taken, Stripe's origins join, or those of its stand-in.
 */
export function contentSecurityPolicy({ nonce, takesMoney, sandboxOrigin, isDev = false }: Options): string {
  const sandbox = takesMoney && sandboxOrigin ? [sandboxOrigin] : []
  const provider = sandbox.length > 0 || !takesMoney ? undefined : stripe
  const rules: Record<string, string[]> = {
    'default-src': ["'self'"],
    'script-src': [
      "'self'",
      `'nonce-${nonce}'`,
      "'strict-dynamic'",
      ...(isDev ? ["'unsafe-eval'"] : []),
      ...(provider?.scripts ?? []),
      ...sandbox,
    ],
    'style-src': ["'self'", isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`],
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', ...(provider?.images ?? []), ...sandbox],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...(isDev ? ['ws:'] : []), ...(provider?.calls ?? []), ...sandbox],
    'frame-src': provider ? provider.frames : sandbox.length > 0 ? sandbox : ["'none'"],
    'form-action': ["'self'", ...sandbox],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return Object.entries(rules)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}
