import { lapseConsents } from '@/lib/consents'
import { tidyIdentity } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { forgetOldAttempts } from '@/lib/platform/forms'

/** A job on a clock. `cron` is Baku time; each runs on one worker only, and must bear running twice. */
export type Job = { name: string; cron: string; run: (ctx: Ctx) => Promise<unknown> }

export const schedule: readonly Job[] = [
  { name: 'forms.forget-attempts', cron: '*/15 * * * *', run: forgetOldAttempts },
  { name: 'identity.tidy', cron: '*/5 * * * *', run: tidyIdentity },
  { name: 'consents.lapse', cron: '*/5 * * * *', run: lapseConsents },
]
