import type { Provider } from 'oidc-provider'
import type { Db } from '@/db/client'
import { claimDueLogouts, type DueLogout, type LogoutOutcome, settleLogout } from '@/lib/identity'
import type { Ctx, System } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { type Loop, startLoop } from '@/lib/platform/loop'
import { systemContext } from '@/lib/platform/system-context'
import { currentTime } from '@/lib/platform/time'
import { deliverLogout } from './deliver'
import { logoutToken } from './token'

/** How often the queue is looked at when it was empty: most of what a person waits for on the receipt. */
const POLL_MS = 300
/** Tries under way in one process, and of one partner: a slow one keeps a few places busy, never all. */
const MOST_AT_ONCE = 30
const MOST_OF_A_CLIENT = 5
const BATCH = 5

type Options = {
  db: () => Db
  /** The provider of the moment: it is made anew when keys rotate. */
  provider: () => Provider
  deliver?: (due: DueLogout, token: string) => Promise<LogoutOutcome>
}

/**
 * Tells partners of sign-outs. Any number of login processes may run it beside each other: each partner that is due is taken by
 * one of them, and taken up by another when that one dies.
 */
export function startLogoutLoop({ db, provider, deliver = deliverLogout }: Options): Loop {
  const underWay = new Map<Promise<void>, string>()
  const context = (): Ctx<System> => ({ ...systemContext('identity.logout'), db: db() })

  const busyClients = (): string[] => {
    const clientIds = [...underWay.values()]
    return [...new Set(clientIds)].filter((one) => clientIds.filter((other) => other === one).length >= MOST_OF_A_CLIENT)
  }

  const step = async (): Promise<boolean> => {
    if (underWay.size >= MOST_AT_ONCE) {
      await Promise.race(underWay.keys())
      return true
    }
    const limit = Math.min(BATCH, MOST_AT_ONCE - underWay.size)
    const taken = await claimDueLogouts(db(), currentTime(), { limit, exceptClients: busyClients() })
    for (const due of taken) {
      const work = tell(due).finally(() => underWay.delete(work))
      underWay.set(work, due.client.clientId)
    }
    return taken.length === limit
  }

  /** Never fails: what could not even be written down is taken up again when the lease has run out. */
  const tell = async (due: DueLogout): Promise<void> => {
    const line = { client: due.client.clientId, loginSessionId: due.loginSessionId, attempts: due.attempts }
    try {
      const outcome = await attempt(due)
      const became = await settleLogout(context(), due, outcome)
      const level = became === 'failed' ? 'error' : became === 'later' ? 'warn' : 'info'
      log[level]({ ...line, became, ...(outcome.ended ? {} : { error: outcome.error }) }, 'partner told of a sign-out')
    } catch (error) {
      log.error({ ...line, err: error }, 'a try to tell a partner of a sign-out was lost; it is made again')
    }
  }

  const attempt = async (due: DueLogout): Promise<LogoutOutcome> => {
    try {
      return await deliver(due, await logoutToken(provider(), due))
    } catch (error) {
      log.error({ client: due.client.clientId, err: error }, 'a logout token could not be made or sent')
      return { ended: false, error: 'token_not_made' }
    }
  }

  const loop = startLoop('logout', step, { idleMs: POLL_MS, log })
  return {
    async stop() {
      await loop.stop()
      await Promise.all(underWay.keys())
    },
  }
}
