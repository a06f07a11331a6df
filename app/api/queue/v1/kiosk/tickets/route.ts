import { requireCtx } from '@/lib/identity'
import { deviceToken, findDevice, mergeOfflineTickets } from '@/lib/queue'
import { OfflineBatch } from '@/lib/queue/model'

export const dynamic = 'force-dynamic'

const answer = (status: number, body: object) => Response.json(body, { status, headers: { 'cache-control': 'no-store' } })

/** Fifty numbers with their services are far below this. */
const MOST_BYTES = 64_000

/**
 * Numbers a kiosk gave while it was cut off; an empty list is its sign of life. Sent again with the same keys, nothing happens twice.
 * The kiosk's cookie never comes from another site (SameSite).
 */
export async function POST(request: Request): Promise<Response> {
  const asked = await requireCtx('anyone')
  const ctx = { ...asked, actor: { kind: 'anonymous' as const } }
  const device = await findDevice(ctx, await deviceToken())
  if (!device || device.kind !== 'kiosk') return answer(401, { code: 'not_paired' })
  if (device.disabled) return answer(403, { code: 'disabled' })
  const text = await request.text()
  if (text.length > MOST_BYTES) return answer(413, { code: 'too_big' })
  const batch = OfflineBatch.safeParse(jsonOf(text))
  if (!batch.success) return answer(400, { code: 'invalid', fields: batch.error.issues.map((issue) => issue.path.join('.')) })
  return answer(200, await mergeOfflineTickets(ctx, device, batch.data))
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
