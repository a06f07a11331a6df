import { Readable } from 'node:stream'
import { findReceipt, receiptPdf } from '@/lib/applications'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { isId } from '@/lib/platform/ids'

export const dynamic = 'force-dynamic'

/** The receipt as a file, for whoever may see its page. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/applications/[id]/receipt/pdf'>,
): Promise<Response> {
  const { id } = await params
  const ctx = await requireCtx('applicant')
  const receipt = isId(id) ? await orUnavailable(() => findReceipt(ctx, id)) : null
  if (!receipt) return new Response(null, { status: 404 })
  const pdf = receiptPdf(receipt, { locale: ctx.locale, portal: env().PORTAL_URL })
  return new Response(Readable.toWeb(pdf) as unknown as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${receipt.reference}.pdf"`,
      'cache-control': 'private, no-store',
    },
  })
}
