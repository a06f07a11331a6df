import { eq } from 'drizzle-orm'
import { exportJWK, generateKeyPair } from 'jose'
import type { JWKS, KoaContextWithOIDC } from 'oidc-provider'
import { vi } from 'vitest'
import type { Db } from '@/db/client'
import { auditEntries, sessions } from '@/db/schema'
import { startSession } from '@/lib/identity'
import { expect, raceTest } from '@/lib/platform/testing'
import { makeProvider, PORTAL_CLIENT } from './provider'

const { privateKey } = await generateKeyPair('RS256', { extractable: true })
const jwks = { keys: [{ ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' }] } as JWKS

// Nobody listens on port 1: the portal that is just being restarted.
const providerOf = (db: Db) =>
  makeProvider(
    {
      issuer: 'http://login.test',
      portal: 'http://127.0.0.1:1',
      secure: false,
      port: 0,
      host: undefined,
      cookieKeys: ['k'.repeat(32)],
      jwks,
      portalClientSecret: 's'.repeat(32),
    },
    () => db,
  )

raceTest(
  'a sign-out at ASAN Login that the portal does not hear of still ends the session there',
  async ({ db, given, asNobody }) => {
    const { personId } = await given.account()
    for (const sid of ['sid-signed-out', 'sid-elsewhere'])
      await startSession(asNobody(), { personId, sid, level: 'low', method: 'password', idToken: null })
    const provider = providerOf(db)
    const portal = await provider.Client.find(PORTAL_CLIENT)
    if (!portal) throw new Error('the portal is no client')

    // What the provider does when somebody signs out (its types leave the method out).
    const { backchannelLogout } = portal as unknown as { backchannelLogout: (sub: string, sid: string) => Promise<void> }
    const failure = await backchannelLogout.call(portal, personId, 'sid-signed-out').then(
      () => null,
      (error: Error) => error,
    )
    if (!failure) throw new Error('the portal was told')
    provider.emit(
      'backchannel.error',
      { state: { requestId: 'request-of-the-sign-out' } } as unknown as KoaContextWithOIDC,
      failure,
      portal,
      personId,
      'sid-signed-out',
    )

    await vi.waitFor(async () => {
      const rows = await db
        .select({ sid: sessions.sid, reason: sessions.endReason })
        .from(sessions)
        .where(eq(sessions.personId, personId))
      expect(Object.fromEntries(rows.map(({ sid, reason }) => [sid, reason]))).toEqual({
        'sid-signed-out': 'signed_out',
        'sid-elsewhere': null,
      })
    })
    const history = await db
      .select({ action: auditEntries.action, requestId: auditEntries.requestId })
      .from(auditEntries)
      .where(eq(auditEntries.personId, personId))
    expect(history).toContainEqual({ action: 'identity.sign_out', requestId: 'request-of-the-sign-out' })
  },
)
