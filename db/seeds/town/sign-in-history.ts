import { auditEntries, sessions } from '../../schema'
import { addDays, atBaku } from './days'
import type { TownHistory } from './history'
import { insertAll } from './load'
import { townId } from './portal'

const PHONE = 'Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36'
const LAPTOP = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36'

// Days ago, time, device, minutes stayed.
const VISITS = [
  [3, '20:14', PHONE, 9],
  [11, '09:41', LAPTOP, 22],
  [34, '13:05', PHONE, 4],
  [90, '18:27', LAPTOP, 31],
  [148, '10:02', LAPTOP, 17],
] as const

/** Leyla has been here before, by phone and by laptop. */
export const signInHistory: TownHistory = {
  name: 'sign-ins',
  version: 1,
  async load(tx, { today, id }) {
    const personId = id('leyla')
    const stays = VISITS.map(([ago, clock, userAgent, minutes]) => {
      const signedInAt = atBaku(addDays(today, -ago), clock)
      const endedAt = new Date(signedInAt.getTime() + minutes * 60_000)
      return { id: townId('session', `${ago}`), personId, signedInAt, endedAt, userAgent }
    })
    await insertAll(
      tx,
      sessions,
      stays.map(({ endedAt, ...stay }) => ({
        ...stay,
        // No token has this hash: the session is over and only remembered.
        tokenHash: Buffer.from(stay.id.replaceAll('-', '').repeat(2), 'hex'),
        sid: stay.id,
        level: 'low' as const,
        method: 'password' as const,
        ip: '203.0.113.24',
        lastSeenAt: endedAt,
        idleExpiresAt: endedAt,
        expiresAt: endedAt,
        endedAt,
        endReason: 'signed_out' as const,
      })),
    )
    await insertAll(
      tx,
      auditEntries,
      stays.map(({ id: sessionId, signedInAt }) => ({
        id: townId('audit.sign_in', sessionId),
        at: signedInAt,
        actorKind: 'citizen' as const,
        actorPersonId: personId,
        action: 'identity.sign_in',
        subjectType: 'session',
        subjectId: sessionId,
        personId,
        requestId: sessionId,
        ip: '203.0.113.24',
        details: { method: 'password', level: 'low' },
      })),
    )
  },
}
