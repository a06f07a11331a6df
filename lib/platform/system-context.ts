import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import type { Ctx, System } from './context'
import { database } from './database'
import { newKey } from './ids'
import { log } from './log'
import { currentTime } from './time'

/** The context of a job: nobody asks, the clock or an event does. Made anew for each piece of work, because time moves on. */
export function systemContext(job: string): Ctx<System> {
  const requestId = newKey()
  return {
    db: database(),
    actor: { kind: 'system', job },
    now: currentTime(),
    locale: DEFAULT_LOCALE,
    requestId,
    log: log.child({ job, requestId }),
  }
}
