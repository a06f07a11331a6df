import type { NextRequest } from 'next/server'
import { answersCsv, exportApplication } from '@/lib/applications'
import { isId } from '@/lib/platform/ids'
import { applicantOr, localeOf } from '../../files/_parts/who-asks'

export const dynamic = 'force-dynamic'

/** The applicant's own copy as a file for computers: JSON with its schema, or with `?format=csv` the answers as a table. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/[locale]/applications/[id]/copy/data'>,
): Promise<Response> {
  const { locale, id } = await params
  const ctx = await applicantOr(localeOf(locale), request.nextUrl.pathname)
  if (ctx instanceof Response) return ctx
  const application = isId(id) ? await exportApplication(ctx, id) : null
  if (!application) return new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } })
  const csv = request.nextUrl.searchParams.get('format') === 'csv'
  const name = `${application.reference}.${csv ? 'csv' : 'json'}`
  // The mark at the start tells spreadsheets that the letters are UTF-8.
  return new Response(csv ? `\ufeff${answersCsv(application)}` : `${JSON.stringify(application, null, 2)}\n`, {
    headers: {
      'content-type': csv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
