import type { MetadataRoute } from 'next'

// Read at run time: the address of the portal is not known when it is built.
export const dynamic = 'force-dynamic'

const PRIVATE = [
  'cabinet',
  'portfolio',
  'apply',
  'applications',
  'appointments',
  'consents',
  'notifications',
  'activity',
  'available',
  'admin',
  'sign-in',
  'search',
  'demo',
]

export default function robots(): MetadataRoute.Robots {
  const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
  return {
    rules: {
      userAgent: '*',
      allow: '/',
      disallow: ['/api/', ...['az', 'en', 'ru'].flatMap((locale) => PRIVATE.map((page) => `/${locale}/${page}`))],
    },
    sitemap: `${portal}/sitemap.xml`,
  }
}
