import { forgetViewers, passTerms } from '@/lib/applications'
import { forgetMisses, putInForce } from '@/lib/catalogue'
import { lapseConsents } from '@/lib/consents'
import { dropRemovedFiles } from '@/lib/files'
import { tidyIdentity } from '@/lib/identity'
import { clockRules } from '@/lib/notifications'
import { askAboutOpenPayments } from '@/lib/payments'
import { forgetOldAttempts } from '@/lib/platform/forms'
import type { Job } from '@/lib/platform/jobs'
import {
  carryRoutesOn,
  closePastDays,
  drawLots,
  fillDaily,
  lapseHolds,
  learnWaits,
  pruneToldWaits,
  raiseAlarms,
  replanCentres,
  settleExemptions,
  settleWaits,
  turnWaitingList,
  watchWindows,
} from '@/lib/queue'
import { endDueRepresentations } from '@/lib/representation'

/** What runs when, in Baku time. Read it to know what the portal does by itself; only the worker opens it. */
export const schedule: readonly Job[] = [
  { name: 'forms.forget-attempts', cron: '*/15 * * * *', run: forgetOldAttempts },
  { name: 'search.forget-misses', cron: '40 3 * * *', run: forgetMisses },
  { name: 'identity.tidy', cron: '*/5 * * * *', run: tidyIdentity },
  { name: 'representation.end-due', cron: '*/5 * * * *', run: endDueRepresentations },
  { name: 'files.drop-removed', cron: '*/10 * * * *', run: (ctx) => dropRemovedFiles(ctx) },
  // Every minute, so that what holds from today is there a minute after midnight.
  { name: 'catalogue.put-in-force', cron: '* * * * *', run: putInForce },
  { name: 'payments.ask-provider', cron: '*/2 * * * *', run: (ctx) => askAboutOpenPayments(ctx) },
  { name: 'consents.lapse', cron: '*/5 * * * *', run: lapseConsents },
  // Shortly after midnight the last days of yesterday are over; hourly, so that a worker that was down catches up.
  { name: 'applications.terms-passed', cron: '15 * * * *', run: passTerms },
  { name: 'applications.forget-viewers', cron: '*/10 * * * *', run: forgetViewers },
  // A job each: a register that is down holds up only the rules that need it.
  ...clockRules,
  // Hourly, so that changed hours show soon and a worker that was down catches up at once; mostly it finds nothing to change.
  // Before places are laid out by them.
  { name: 'queue.carry-routes-on', cron: '0 * * * *', run: carryRoutesOn },
  { name: 'queue.settle-exemptions', cron: '*/5 * * * *', run: async (ctx) => void (await settleExemptions(ctx)) },
  { name: 'queue.lay-out-slots', cron: '5 * * * *', run: replanCentres },
  { name: 'queue.turn-waiting-list', cron: '* * * * *', run: turnWaitingList },
  { name: 'queue.draw-lots', cron: '* * * * *', run: drawLots },
  { name: 'queue.lapse-holds', cron: '* * * * *', run: lapseHolds },
  { name: 'queue.close-past-days', cron: '10 * * * *', run: closePastDays },
  // Every minute: whose window fell silent is called elsewhere, who was asked to come back stands in line again.
  { name: 'queue.watch-windows', cron: '* * * * *', run: watchWindows },
  // A day's figures for the reports; shortly after midnight the day that is over, hourly for what was told late.
  { name: 'queue.fill-daily', cron: '20 * * * *', run: fillDaily },
  { name: 'queue.raise-alarms', cron: '* * * * *', run: raiseAlarms },
  // What was told is compared with what came; at night centres learn from it, and from how long everything took.
  { name: 'queue.settle-waits', cron: '*/5 * * * *', run: settleWaits },
  { name: 'queue.learn-waits', cron: '30 2 * * *', run: learnWaits },
  { name: 'queue.prune-told-waits', cron: '50 3 * * *', run: pruneToldWaits },
]
