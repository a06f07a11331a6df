import { PARTS, pathsOf, portalAddress, sitemapOf, xml } from '../parts'

// Made when asked: a build has no database.
export const dynamic = 'force-dynamic'

/** One part of the site map: every public page of it, in every language. */
export async function GET(_request: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part: file } = await params
  const part = PARTS.find((known) => `${known}.xml` === file)
  if (!part) return new Response(null, { status: 404 })
  return xml(sitemapOf(await pathsOf(part), portalAddress()))
}
