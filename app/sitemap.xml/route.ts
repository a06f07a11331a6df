import { PARTS, portalAddress, xml } from '../sitemaps/parts'

// Made when asked: the address of the portal is not known when it is built.
export const dynamic = 'force-dynamic'

/** The list of the parts of the site map. */
export function GET(): Response {
  const parts = PARTS.map((part) => `<sitemap><loc>${portalAddress()}/sitemaps/${part}.xml</loc></sitemap>`)
  return xml(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${parts.join('\n')}
</sitemapindex>
`)
}
