import type { NextRequest } from 'next/server'
import { machineCtx } from '@/app/api/auth/_parts/machine-ctx'
import { paymentProvider, settlePayment } from '@/lib/payments'

export const dynamic = 'force-dynamic'

/** A report is some hundred bytes. */
const MAX_BYTES = 8 * 1024

/**
 * Where a payment provider reports, signed. It hears success whatever its report changed, also the second time, so that it stops
 * telling; anything else makes it tell again.
 */
export async function POST(request: NextRequest): Promise<Response> {
  const ctx = machineCtx(request, { kind: 'system', job: 'payments.callback' })
  const provider = paymentProvider()
  if (!provider) return new Response(null, { status: 404 })
  if (Number(request.headers.get('content-length') ?? Number.NaN) > MAX_BYTES) return answer('too_large', 413)
  const report = provider.readCallback(request.headers, await request.text())
  if (!report) return answer('not_authorised', 401)
  try {
    const became = await settlePayment(ctx, provider.name, report)
    if (became === 'return_due')
      ctx.log.warn({ provider: provider.name }, 'money came for a fee that was settled: it is to be returned')
    return became === 'unknown' ? answer('unknown_payment', 404) : answer(became, 200)
  } catch (error) {
    ctx.log.error({ err: error }, 'the report of a payment could not be kept')
    return answer('unavailable', 503)
  }
}

const answer = (status: string, code: number): Response =>
  Response.json({ status }, { status: code, headers: { 'cache-control': 'no-store' } })
