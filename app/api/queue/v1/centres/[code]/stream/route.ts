import { requireCtx } from '@/lib/identity'
import { currentTime } from '@/lib/platform/time'
import { centreExists, deviceToken, findDevice, halls, streamOf } from '@/lib/queue'

export const dynamic = 'force-dynamic'

type Context = { params: Promise<{ code: string }> }

/** A centre's hall as it changes: numbers, windows and counts, open to everybody, without a name. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { code } = await params
  const ctx = await requireCtx('anyone')
  if (!(await centreExists(ctx, code))) return Response.json({ code: 'not_found' }, { status: 404 })
  // A hall screen that is paired shows its manager that it lives.
  const token = await deviceToken()
  const alive = token ? () => findDevice({ ...ctx, now: currentTime() }, token) : undefined
  return streamOf(request, halls(), code, currentTime, alive)
}
