'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { EndAlarm, endAlarm, SeeAlarm, seeAlarm } from '@/lib/queue'

export async function see(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(SeeAlarm, form)
  const seen = input.ok ? await seeAlarm(ctx, input.value) : null
  const base = `/${ctx.locale}/admin/monitor`
  if (!seen?.ok) redirect(base)
  redirect(`${base}/${seen.value.centreCode}?done=seen`)
}

export async function close(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const base = `/${ctx.locale}/admin/monitor`
  const id = String(form.get('id') ?? '')
  // Several alarms stand on a page, so each has a field of its own name.
  form.set('note', String(form.get(`note-${id}`) ?? ''))
  const input = parseForm(EndAlarm, form)
  const ended = input.ok ? await endAlarm(ctx, input.value) : null
  if (ended?.ok) redirect(`${base}/${ended.value.centreCode}?done=closed`)
  // Which centre's page to go back to is read from the form; the page itself asks who may see it.
  const centre = String(form.get('centre') ?? '').replace(/[^a-z0-9-]/g, '')
  const code = input.ok ? 'over' : (input.errors.find(({ field }) => field === 'note')?.code ?? 'over')
  const attempt = await rememberAttempt(ctx, {
    form: 'queue.alarm',
    values: input.ok ? {} : input.values,
    errors: [{ field: `note-${id}`, code: code === 'over' ? 'over' : 'note' }],
  })
  redirect(withAttempt(`${base}/${centre}`, attempt))
}
