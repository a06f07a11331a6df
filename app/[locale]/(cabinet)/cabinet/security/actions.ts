'use server'
import { notFound, redirect } from 'next/navigation'
import { EndSignIn, endOtherSignIns, endSignIn, requireCtx, revokeClientGrant, TakeBack } from '@/lib/identity'
import { parseForm } from '@/lib/platform/forms'

export async function endOne(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(EndSignIn, form)
  if (!input.ok) notFound()
  const ended = await endSignIn(ctx, input.value)
  if (!ended.ok) notFound()
  if (ended.value.current) redirect(`/${ctx.locale}/signed-out`)
  redirect(`/${ctx.locale}/cabinet/security/sign-outs/${ended.value.id}?done=ended`)
}

export async function endOthers(): Promise<void> {
  const ctx = await requireCtx('citizen')
  const { ids } = await endOtherSignIns(ctx)
  const [only] = ids
  if (only && ids.length === 1) redirect(`/${ctx.locale}/cabinet/security/sign-outs/${only}?done=ended`)
  redirect(`/${ctx.locale}/cabinet/security/sign-outs?done=${ids.length > 0 ? 'others_ended' : 'none_ended'}`)
}

export async function takeBack(form: FormData): Promise<void> {
  const ctx = await requireCtx('citizen')
  const input = parseForm(TakeBack, form)
  if (!input.ok) notFound()
  const revoked = await revokeClientGrant(ctx, input.value.clientId)
  // Taken back already: the page shows how it stands.
  redirect(`/${ctx.locale}/cabinet/security/portals${revoked.ok ? '?done=taken_back' : ''}`)
}
