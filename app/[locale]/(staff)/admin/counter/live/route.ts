import { orUnavailable, requireCtx } from '@/lib/identity'
import { deskPulse } from '@/lib/queue'

/** The open desk asks whether anything at the centre changed, and says by it that the officer is there. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requireCtx('staff')
  const centre = new URL(request.url).searchParams.get('centre') ?? undefined
  const pulse = await orUnavailable(() => deskPulse(ctx, centre))
  if (!pulse) return new Response(null, { status: 404 })
  return Response.json(pulse, { headers: { 'cache-control': 'private, no-store' } })
}
