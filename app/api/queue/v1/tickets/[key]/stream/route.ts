import { requireCtx } from '@/lib/identity'
import { currentTime } from '@/lib/platform/time'
import { findTicketByLink, liveTickets, streamOf } from '@/lib/queue'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ key: string }> }

/** One ticket as it changes, for whoever holds its link. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { key } = await params
  const ctx = await requireCtx('anyone')
  const ticket = await findTicketByLink(ctx.db, key)
  if (!ticket) return Response.json({ code: 'not_found' }, { status: 404 })
  return streamOf(request, liveTickets(), ticket.id, currentTime)
}
