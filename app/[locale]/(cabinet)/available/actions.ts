'use server'
import { redirect } from 'next/navigation'
import { askAvailable } from '@/lib/applications'
import { requireCtx } from '@/lib/identity'

/** Asks what can be had today; the page that follows works it out and keeps nothing. */
export async function askWhatIsAvailable(): Promise<void> {
  const ctx = await requireCtx('citizen')
  redirect(`/${ctx.locale}/available?asked=${await askAvailable(ctx)}`)
}
