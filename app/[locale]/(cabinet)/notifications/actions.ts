'use server'
import { revalidatePath } from 'next/cache'
import { notFound, redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { ChooseMail, chooseMail, MarkAllRead, markAllRead, markRead } from '@/lib/notifications'
import { parseForm } from '@/lib/platform/forms'
import { pageNumber } from '@/lib/platform/pages'

// The menu counts what is unread; without this it would show the old number until the next full load.
const recount = () => revalidatePath('/', 'layout')

export async function markReadAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('guardian', { form })
  const marked = await markRead(ctx, String(form.get('id')))
  if (!marked.ok) notFound()
  recount()
  redirect(`/${ctx.locale}/notifications?page=${pageNumber(String(form.get('page')))}&done=read`)
}

export async function openNotice(form: FormData): Promise<void> {
  const ctx = await requireCtx('guardian', { form })
  const id = String(form.get('id'))
  const marked = await markRead(ctx, id)
  if (!marked.ok) notFound()
  recount()
  redirect(`/${ctx.locale}/notifications/${id}`)
}

export async function markAllReadAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('guardian', { form })
  const input = parseForm(MarkAllRead, form)
  if (!input.ok) redirect(`/${ctx.locale}/notifications`)
  await markAllRead(ctx, input.value)
  recount()
  redirect(`/${ctx.locale}/notifications?done=all_read`)
}

export async function chooseMailAction(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(ChooseMail, form)
  if (!input.ok) redirect(`/${ctx.locale}/notifications#mail`)
  await chooseMail(ctx, input.value)
  redirect(`/${ctx.locale}/notifications?done=mail_chosen`)
}
