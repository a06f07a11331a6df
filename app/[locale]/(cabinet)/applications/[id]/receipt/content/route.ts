import { findContent } from '@/lib/applications'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'

export const dynamic = 'force-dynamic'

/** What was sent, byte for byte as it was hashed: `shasum -a 256` of this file is the hash on the receipt (docs/receipts.md). */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/applications/[id]/receipt/content'>,
): Promise<Response> {
  const { id } = await params
  const ctx = await requireCtx('applicant')
  const content = isId(id) ? await orUnavailable(() => findContent(ctx, id)) : null
  if (!content) return new Response(null, { status: 404 })
  return new Response(content.text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${content.reference}.json"`,
      'cache-control': 'private, no-store',
    },
  })
}
