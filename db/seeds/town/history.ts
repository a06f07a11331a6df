import type { Db } from '../../client'
import { applicationHistory } from './applications'
import { companyRegister } from './companies'
import { consentHistory } from './consent-history'
import type { Day } from './days'
import type { DemoKey } from './demo-people'
import { hallHistory } from './hall'
import { busPlanner, homeVisitPlan } from './home-visits'
import { noticeHistory } from './notifications'
import { centrePlan } from './plan'
import { feedbackHistory } from './feedback'
import { visitHistory } from './queue'
import { signInHistory } from './sign-in-history'
import { socialRegister } from './social-protection'

/** The town as a history finds it. */
export type TownView = {
  now: Date
  today: Day
  /** Ids of the named people. */
  id: (key: DemoKey) => string
  /** Ids of everybody of age, in a fixed order: customers for busy days. */
  adults: readonly string[]
}

/** What happened in the town before today, as one room remembers it. Loaded once; raise `version` to load it again. */
export type TownHistory = { name: string; version: number; load: (tx: Db, town: TownView) => Promise<void> }

/** Every room's history, in the order they are loaded; notices tell of the others, so they come last. */
export const townHistory: readonly TownHistory[] = [
  companyRegister,
  socialRegister,
  signInHistory,
  consentHistory,
  centrePlan,
  homeVisitPlan,
  busPlanner,
  visitHistory,
  hallHistory,
  feedbackHistory,
  applicationHistory,
  noticeHistory,
]
