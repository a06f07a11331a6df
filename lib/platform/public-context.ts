import type { Locale } from '@/lib/i18n/locales'
import type { Anonymous, Ctx } from './context'
import { database } from './database'
import { newKey } from './ids'
import { log } from './log'
import { currentTime } from './time'

/**
 * The context of a cached public page. It knows nothing of the visitor: such a page is made once and shown to everybody,
 * so it must read no cookie and no header.
 */
export function publicCtx(locale: Locale): Ctx<Anonymous> {
  const requestId = newKey()
  return { db: database(), actor: { kind: 'anonymous' }, now: currentTime(), locale, requestId, log: log.child({ requestId }) }
}
