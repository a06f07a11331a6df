import { publicCtx } from '@/lib/platform/public-context'
import { findDraw } from '@/lib/queue'
import { DEFAULT_LOCALE } from '@/lib/i18n'

/** What anybody needs to work out the order of a draw again: seed, its fingerprint, codes and outcomes. Names nobody. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params
  const draw = await findDraw(publicCtx(DEFAULT_LOCALE), id)
  if (!draw)
    return Response.json({ type: 'about:blank', title: 'There is no such draw', status: 404, code: 'not_found' }, { status: 404 })
  const { status, seedHash, seed, opensAt, closesAt, drawnAt, places, entries, order } = draw
  const method = 'Codes sorted by the hexadecimal SHA-256 of "<seed>:<code>", ascending; seedHash is the SHA-256 of the seed.'
  return Response.json(
    { id, status, opensAt, closesAt, drawnAt, places, requests: entries, seedHash, seed, method, order },
    { headers: { 'cache-control': 'public, max-age=60' } },
  )
}
