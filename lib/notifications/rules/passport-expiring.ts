import { remindOfExpiry } from '../expiring-documents'
import type { ClockRule } from './rule'

/**
 * DOC-05. Clock: every morning. To: holders of a passport that runs out, 210, 90 and 30 days before: many countries ask for six
 * months of validity at their border. Settled by the application for a new passport.
 */
export const passportExpiring: ClockRule = {
  name: 'notifications.passport-expiring',
  cron: '5 9 * * *',
  run: (ctx) =>
    remindOfExpiry(ctx, {
      rule: 'DOC-05',
      kind: 'passport_expiring',
      document: 'passport',
      serviceCode: 'din-passport-adult',
      stages: [-210, -90, -30],
    }),
}
