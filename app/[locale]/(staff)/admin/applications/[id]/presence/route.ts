import { watchCase } from '@/lib/applications'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'
import { viewerLines } from '../_parts/viewer-lines'

/** The open page says every twenty seconds that it is still open, and hears who else has the case open. */
export async function POST(_: Request, { params }: RouteContext<'/[locale]/admin/applications/[id]/presence'>): Promise<Response> {
  const { id } = await params
  const ctx = await requireCtx('staff')
  const viewers = isId(id) ? await orUnavailable(() => watchCase(ctx, id)) : null
  if (!viewers) return new Response(null, { status: 404 })
  return Response.json({ viewers: viewerLines(ctx.locale, viewers) }, { headers: { 'cache-control': 'private, no-store' } })
}
