import { remindOfExpiry } from '../expiring-documents'
import type { ClockRule } from './rule'

/**
 * DOC-01. Clock: every morning. To: holders of an identity card that runs out, 90, 30 and 7 days before, on the day and 15 days
 * after it (a new card must be asked for within a month, bpqmi.gov.az). Cards given at 55 and later have no end.
 * Settled by the application for a new card.
 */
export const idCardExpiring: ClockRule = {
  name: 'notifications.id-card-expiring',
  cron: '0 9 * * *',
  run: (ctx) =>
    remindOfExpiry(ctx, {
      rule: 'DOC-01',
      kind: 'id_card_expiring',
      document: 'id_card',
      serviceCode: 'din-id-card-renew',
      stages: [-90, -30, -7, 0, 15],
      endlessFromAge: 55,
    }),
}
