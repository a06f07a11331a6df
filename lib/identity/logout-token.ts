import { createHash } from 'node:crypto'
import { type JWTVerifyGetKey, jwtVerify } from 'jose'
import { z } from 'zod'
import { usedLogoutTokens } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { endSessionsBySid } from './end-session'
import { keysOf } from './issuer-keys'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const MAX_AGE_SECONDS = 150

// OpenID Connect Back-Channel Logout 1.0, section 2.4. A nonce would make it an id token.
const LogoutToken = z.object({
  jti: z.string().min(8).max(200),
  sid: z.string().min(8).max(200),
  iat: z.number(),
  nonce: z.undefined().optional(),
  events: z.object({ [EVENT]: z.record(z.string(), z.unknown()) }),
})

/**
 * Obeys a logout token of ASAN Login: checks it, remembers that it was used, ends the sessions it names.
 *
 * @param keys where the issuer's public keys come from; its `/jwks` unless told otherwise
 */
export async function obeyLogoutToken(
  ctx: Ctx,
  token: string,
  { issuer, audience, keys = keysOf(issuer) }: { issuer: string; audience: string; keys?: JWTVerifyGetKey },
): Promise<Result<{ ended: number }, 'invalid_token' | 'used_token'>> {
  const checked = await jwtVerify(token, keys, {
    issuer,
    audience,
    typ: 'logout+jwt',
    algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
    maxTokenAge: MAX_AGE_SECONDS,
    clockTolerance: 10,
    currentDate: ctx.now,
  }).catch((error: unknown) => {
    ctx.log.warn({ err: error }, 'logout token refused')
    return null
  })
  const claims = LogoutToken.safeParse(checked?.payload)
  if (!claims.success) return err('invalid_token')

  const jtiHash = createHash('sha256').update(`${issuer}\0${claims.data.jti}`).digest('base64url')
  return ctx.db.transaction(async (tx) => {
    const [first] = await tx
      .insert(usedLogoutTokens)
      .values({ jtiHash, expiresAt: minutesAfter(ctx.now, 10) })
      .onConflictDoNothing()
      .returning({ jtiHash: usedLogoutTokens.jtiHash })
    if (!first) return err('used_token')
    return ok({ ended: await endSessionsBySid({ ...ctx, db: tx }, claims.data.sid) })
  })
}
