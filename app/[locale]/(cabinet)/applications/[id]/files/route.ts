import type { NextRequest } from 'next/server'
import { comesFromHere } from '@/app/api/auth/_parts/own-origin'
import { attachFiles, type AttachError, detachFile, type FileRule, findFileRule, receiveUpload } from '@/lib/applications'
import { filesAttempt, isFileError, MAX_TOTAL_BYTES, MEGABYTE } from '@/lib/files'
import { ACTING_AS, closedAddress } from '@/lib/identity/model'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { keepAnswers } from './_parts/keep-answers'
import { readFiles, type ReadFiles } from './_parts/read-files'
import { applicantOr, backOf, localeOf, seeOther } from './_parts/who-asks'

export const dynamic = 'force-dynamic'

type Place = { ctx: Ctx<Applicant>; applicationId: string; field: string; back: string }

/** A form with a file's id takes it away, one with files adds them. Everything but the files stands in the address: it is known before the body. */
export async function POST(request: NextRequest, { params }: RouteContext<'/[locale]/applications/[id]/files'>): Promise<Response> {
  if (!comesFromHere(request)) return new Response('Forms are taken from this site only.', { status: 403 })
  const { locale: asked, id } = await params
  const locale = localeOf(asked)
  const base = `/${locale}/applications/${id}`
  const back = backOf(request, base)
  const ctx = await applicantOr(locale, back)
  if (ctx instanceof Response) return ctx
  const search = request.nextUrl.searchParams
  const drawnFor = search.get(ACTING_AS) ?? ''
  if (drawnFor !== (ctx.actor.deputy?.representationId ?? ''))
    return seeOther(closedAddress({ locale, reason: 'other', next: back, as: drawnFor }))

  const field = search.get('field') ?? ''
  const rule = isId(id) ? await findFileRule(ctx, { applicationId: id, field }) : null
  if (!rule || (!rule.ok && rule.error === 'not_found')) return new Response(null, { status: 404 })
  const place: Place = { ctx, applicationId: id, field, back }
  if (!rule.ok) return refused(place, { code: rule.error })
  return /^application\/x-www-form-urlencoded\b/.test(request.headers.get('content-type') ?? '')
    ? remove(request, place)
    : add(request, place, rule.value)
}

async function remove(request: NextRequest, place: Place): Promise<Response> {
  const { ctx, applicationId, field, back } = place
  const form = await request.formData()
  const id = String(form.get('remove') ?? '')
  if (!isId(id)) return new Response(null, { status: 400 })
  await keepAnswers(ctx, applicationId, form)
  const removed = await detachFile(ctx, { applicationId, field, id })
  // Taken away already, in another window: what was wanted is so.
  if (removed.ok || removed.error === 'not_found') return seeOther(withDone(back, 'fileRemoved'))
  return refused(place, { code: removed.error })
}

async function add(request: NextRequest, place: Place, rule: FileRule): Promise<Response> {
  const { ctx, applicationId, field, back } = place
  const facts = {
    megabytes: rule.maxBytes / MEGABYTE,
    max: rule.maxFiles,
    kinds: rule.accept.length > 1 ? 'both' : (rule.accept[0] ?? 'both'),
  }
  // Together they can be no larger than an application may have, and some kilobytes of the form's own.
  if (Number(request.headers.get('content-length') ?? 0) > MAX_TOTAL_BYTES + MEGABYTE)
    return refused(place, { code: 'files_too_big' })
  const read: ReadFiles = await readFiles(request, rule, (file) => receiveUpload(ctx, rule, file))
  await keepAnswers(ctx, applicationId, read.fields)
  if (read.stored.length > 0) {
    // What was good is kept, also when another file of the same form was not.
    const attached = await attachFiles(ctx, { applicationId, field }, read.stored)
    if (!attached.ok) return refused(place, { code: attached.error, ...facts })
  }
  const [refusal] = read.refusals
  if (refusal) return refused(place, { ...refusal, ...facts })
  return seeOther(withDone(back, 'fileAdded'))
}

type Said = { code: AttachError; file?: string; megabytes?: number; max?: number; kinds?: string }

/** Back to the page, which says what is wrong at the field (`fileProblem`). */
async function refused({ ctx, applicationId, field, back }: Place, { code, ...params }: Said): Promise<Response> {
  if (code === 'not_found') return new Response(null, { status: 404 })
  const shown = isFileError(code) ? code : 'not_open'
  const attempt = await rememberAttempt(ctx, {
    form: filesAttempt(applicationId),
    values: {},
    errors: [{ field, code: shown, params: { file: '', ...params } }],
  })
  return seeOther(withAttempt(back, attempt))
}

function withDone(back: string, done: string): string {
  const url = new URL(back, 'http://local')
  url.searchParams.delete('attempt')
  url.searchParams.set('done', done)
  return `${url.pathname}${url.search}`
}
