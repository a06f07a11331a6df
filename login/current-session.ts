import type { Context } from 'koa'
import { findLiveLogin, type LoginSession } from '@/lib/identity'
import { currentTime } from '@/lib/platform/time'
import type { Parts } from './parts'

/**
 * Who is signed in at ASAN Login in this browser; null for nobody. For pages of this origin outside a sign-in.
 * The level is the one that counts now.
 */
export async function currentLoginSession(
  { provider, db }: Pick<Parts, 'provider' | 'db'>,
  ctx: Context,
): Promise<LoginSession | null> {
  const session = await provider.Session.get(ctx)
  if (!session.accountId) return null
  const login = await findLiveLogin(db(), session.uid, currentTime())
  return login?.personId === session.accountId ? login : null
}
