import type { Provider } from 'oidc-provider'
import type { Db } from '@/db/client'
import {
  type BackChannelSignature,
  claimBackChannel,
  getSignature,
  installedOperator,
  lookNow,
  type MobileSignatureOperator,
} from '@/lib/identity/methods/asan-imza'
import { installedJudge, type Judge } from '@/lib/identity/methods/pki/verify'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { log } from '@/lib/platform/log'
import { type Loop, startLoop } from '@/lib/platform/loop'
import { systemContext } from '@/lib/platform/system-context'
import { answerClient } from './answer'

const POLL_MS = 1_000
const BATCH = 5

type Options = {
  db: () => Db
  /** The provider of the moment: it is made anew when keys rotate. */
  provider: () => Provider
  operator?: () => MobileSignatureOperator
  judge?: () => Judge
}

/**
 * Brings the answers of phones back to the clients that asked through a back channel. Any number of login processes may run it
 * beside each other, and after a restart it goes on where it was: everything is in the rows.
 */
export const startCibaLoop = (options: Options): Loop => startLoop('ciba', () => cibaStep(options), { idleMs: POLL_MS, log })

/** One round; whether there may be more right now. */
export async function cibaStep({ db, provider, operator = installedOperator, judge = installedJudge }: Options): Promise<boolean> {
  const ctx: Ctx<Anonymous> = { ...systemContext('identity.ciba'), db: db(), actor: { kind: 'anonymous' } }
  const taken = await claimBackChannel(ctx.db, ctx.now, BATCH)
  const work = async (row: BackChannelSignature) => {
    if (row.status === 'pending') await lookNow(ctx, operator(), judge(), row)
    const now = row.status === 'pending' ? await getSignature(ctx.db, row.id) : row
    if (now.status !== 'pending') await answerClient(ctx, provider(), now)
  }
  const outcomes = await Promise.allSettled(taken.map(work))
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') log.error({ err: outcome.reason }, 'a back channel could not be answered; tried again later')
  return taken.length === BATCH
}
