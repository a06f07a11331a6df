import type { MetadataRoute } from 'next'
import { listCatalogueCodes } from '@/lib/catalogue'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'

// Made when asked: a build has no database.
export const dynamic = 'force-dynamic'

/** Every public page once, with its twins in the other languages. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const portal = process.env.PORTAL_URL ?? 'http://localhost:3000'
  const codes = await listCatalogueCodes(publicCtx(DEFAULT_LOCALE))
  const paths = [
    '',
    '/services',
    '/centres',
    '/about',
    '/accessibility',
    '/privacy',
    ...codes.categories.map((code) => `/services/categories/${code}`),
    ...codes.lifeEvents.map((code) => `/services/life-events/${code}`),
    ...codes.agencies.map((code) => `/services/agencies/${code}`),
    ...codes.regions.map((code) => `/centres/regions/${code}`),
    ...codes.centres.map((code) => `/centres/${code}`),
    ...codes.services.map((code) => `/services/${code}`),
  ]
  return paths.map((path) => ({
    url: `${portal}/${DEFAULT_LOCALE}${path}`,
    alternates: { languages: Object.fromEntries(LOCALES.map((locale) => [locale, `${portal}/${locale}${path}`])) },
  }))
}
