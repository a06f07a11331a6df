import { listCatalogueCodes } from '@/lib/catalogue'
import { RECIPIENTS } from '@/lib/catalogue/model'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { publicCtx } from '@/lib/platform/public-context'

/** The site map is split, so that no part outgrows what crawlers take (50,000 addresses). */
export const PARTS = ['pages', 'services', 'centres'] as const
export type Part = (typeof PARTS)[number]

/** Addresses of one part, without their language. */
export async function pathsOf(part: Part): Promise<string[]> {
  const codes = await listCatalogueCodes(publicCtx(DEFAULT_LOCALE))
  switch (part) {
    case 'pages':
      return [
        '',
        '/services',
        '/services/online',
        '/services/all/1',
        '/centres',
        '/about',
        '/open-data',
        '/accessibility',
        '/privacy',
        ...RECIPIENTS.map((code) => `/services/recipients/${code}`),
        ...codes.categories.map((code) => `/services/categories/${code}`),
        ...codes.lifeEvents.map((code) => `/services/life-events/${code}`),
        ...codes.agencies.map((code) => `/services/agencies/${code}`),
      ]
    case 'services':
      return codes.services.map((code) => `/services/${code}`)
    case 'centres':
      return [...codes.regions.map((code) => `/centres/regions/${code}`), ...codes.centres.map((code) => `/centres/${code}`)]
  }
}

/** Every page in every language, each with its twins in the others. */
export function sitemapOf(paths: readonly string[], portal: string): string {
  const entries = paths.flatMap((path) => {
    const twins = LOCALES.map(
      (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${portal}/${locale}${path}"/>`,
    ).join('')
    return LOCALES.map((locale) => `<url><loc>${portal}/${locale}${path}</loc>${twins}</url>`)
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.join('\n')}
</urlset>
`
}

export const portalAddress = (): string => env().PORTAL_URL
export const xml = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8', 'cache-control': 'public, max-age=3600' } })
