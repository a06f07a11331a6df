import { type DueLogout, type LogoutOutcome, TRY_LIMIT_MS } from '@/lib/identity'
import { sendOutgoing } from '@/lib/platform/outgoing'

/**
 * Hands a logout token to a partner. Only its clear "done" counts: a redirect, a page saying sorry with any other status, an answer
 * that takes too long are tries that failed. Nothing of the answer but its status is read.
 */
export async function deliverLogout(
  { client }: Pick<DueLogout, 'client'>,
  token: string,
  { timeoutMs = TRY_LIMIT_MS, privateHosts }: { timeoutMs?: number; privateHosts?: readonly string[] } = {},
): Promise<LogoutOutcome> {
  // The address was taken away since: there is nobody to be told any more.
  if (!client.backchannelLogoutUri) return { ended: true }
  const answer = await sendOutgoing(client.backchannelLogoutUri, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', 'cache-control': 'no-store' },
    body: new URLSearchParams({ logout_token: token }).toString(),
    timeoutMs,
    maxBytes: 0,
    ...(privateHosts && { privateHosts }),
  })
  if (!answer.ok) return { ended: false, error: answer.error }
  const { status } = answer.value
  return status === 200 || status === 204 ? { ended: true } : { ended: false, error: `status_${status}` }
}
