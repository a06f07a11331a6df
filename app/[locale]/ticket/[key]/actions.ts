'use server'
import { redirect } from 'next/navigation'
import { requireCtx } from '@/lib/identity'
import { leaveQueue } from '@/lib/queue'

/** The place in line is given up. Whoever holds the link may: it is the paper in their hand. */
export async function leave(form: FormData): Promise<void> {
  const asked = await requireCtx('anyone')
  const ctx = { ...asked, actor: { kind: 'anonymous' as const } }
  const key = String(form.get('key') ?? '')
  const left = await leaveQueue(ctx, key)
  if (!left.ok && left.error === 'not_found') redirect(`/${ctx.locale}`)
  redirect(`/${ctx.locale}/ticket/${encodeURIComponent(key)}?done=${left.ok ? 'left' : 'not_left'}`)
}
