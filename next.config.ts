import type { NextConfig } from 'next'

/** Headers every response carries; the Content-Security-Policy is added where the page is made (proxy.ts or the page cache). */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000; includeSubDomains' },
]

const config: NextConfig = {
  // The reverse proxy compresses; gzip inside Node cost about 30 % (docs/adr).
  compress: false,
  // A shared cache may serve a page that is being renewed for an hour at most; the default is a year.
  expireTime: 3600,
  // Next hashes the whole page at every request for it; that cost a third of the requests a second of cached pages.
  generateEtags: false,
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` checks the types of everything; the build need not do it again on a citizen's clone.
  typescript: { ignoreBuildErrors: true },
  // Adds the hash-based policy to cached public pages (see the file).
  cacheHandler: new URL('./page-cache.cjs', import.meta.url).pathname,
  serverExternalPackages: ['pg', 'pino', '@node-rs/argon2', 'pg-boss', 'nodemailer', 'pdfkit'],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default config
