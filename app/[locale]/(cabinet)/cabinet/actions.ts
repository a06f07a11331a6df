'use server'
import { redirect } from 'next/navigation'
import { ArrangePanel, arrangePanel, restorePanels } from '@/lib/cabinet'
import { requireCtx } from '@/lib/identity'
import { parseForm } from '@/lib/platform/forms'

export async function arrange(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(ArrangePanel, form)
  // The form holds only buttons of ours; anything else changes nothing.
  if (!input.ok) redirect(`/${ctx.locale}/cabinet?arrange=1`)
  await arrangePanel(ctx, input.value)
  redirect(`/${ctx.locale}/cabinet?arrange=1&done=arranged#arrange-${input.value.panel}`)
}

export async function restore(): Promise<void> {
  const ctx = await requireCtx('citizen')
  await restorePanels(ctx)
  redirect(`/${ctx.locale}/cabinet?arrange=1&done=restored`)
}
