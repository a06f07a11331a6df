import { notFound } from 'next/navigation'
import { findFormCard, findFormVersion, writeExport } from '@/lib/applications'
import { orUnavailable, requireCtx } from '@/lib/identity'

/** The form as a file: the version that is open, or the one in use. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const { code } = await params
  const ctx = await requireCtx('staff')
  const card = await orUnavailable(() => findFormCard(ctx, code))
  if (!card) notFound()
  const asked = Number(new URL(request.url).searchParams.get('version'))
  const version = Number.isInteger(asked) && asked > 0 ? asked : (card.open?.version ?? card.current)
  const draft = version === null ? null : await orUnavailable(() => findFormVersion(ctx, code, version))
  if (!draft) notFound()
  return new Response(writeExport(draft), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${card.code}-v${version}.json"`,
      'cache-control': 'private, no-store',
    },
  })
}
