import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const withNextIntl = createNextIntlPlugin('./lib/core/i18n.ts')

const config: NextConfig = {
  // Tests build into a folder of their own, so that they never touch a running demonstration.
  distDir: process.env.DIAPASON_BUILD_DIR ?? '.next',
  reactCompiler: false,
  poweredByHeader: false,
  // The architecture's checks run the type checker once; building again must not pay for it twice.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'postgres', 'pino', 'rate-limiter-flexible'],
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
    ]
  },
}

export default withNextIntl(config)
