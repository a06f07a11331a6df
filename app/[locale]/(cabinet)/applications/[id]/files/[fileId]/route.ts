import { Readable } from 'node:stream'
import type { NextRequest } from 'next/server'
import { openCaseFile, openOwnFile } from '@/lib/applications'
import { fileHeaders } from '@/lib/files'
import { isStaffMember, requireCtx } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'
import { applicantOr, localeOf } from '../_parts/who-asks'

export const dynamic = 'force-dynamic'

/** A file for those who may read it: the applicant and who acts for them, then officers, whose look is told to the applicant. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/[locale]/applications/[id]/files/[fileId]'>,
): Promise<Response> {
  const { locale, id, fileId } = await params
  const ctx = await applicantOr(localeOf(locale), request.nextUrl.pathname)
  if (ctx instanceof Response) return ctx
  if (!isId(id) || !isId(fileId)) return nothing()
  const place = { applicationId: id, id: fileId }
  const file =
    (await openOwnFile(ctx, place)) ?? ((await isStaffMember()) ? await openCaseFile(await requireCtx('staff'), place) : null)
  if (!file) return nothing()
  const inline = request.nextUrl.searchParams.has('show')
  return new Response(Readable.toWeb(file.stream) as unknown as ReadableStream<Uint8Array>, {
    headers: fileHeaders(file.attachment, { inline }),
  })
}

const nothing = () => new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } })
