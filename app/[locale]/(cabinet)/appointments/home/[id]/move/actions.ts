'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { moveAppointment } from '@/lib/queue'
import { MoveAppointment } from '@/lib/queue/model'

export async function moveHome(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const values = formValues(form)
  const input = parseForm(MoveAppointment, form)
  const id = typeof values.id === 'string' ? values.id : ''
  const moved = input.ok ? await moveAppointment(ctx, input.value) : ({ ok: false, error: 'slot_not_found' } as const)
  if (moved.ok) redirect(`/${ctx.locale}/appointments/${id}?done=moved`)
  const errors = [{ field: 'slotId', code: moved.error }]
  redirect(
    withAttempt(`/${ctx.locale}/appointments/home/${id}/move`, await rememberAttempt(ctx, { form: 'home.move', values, errors })),
  )
}
