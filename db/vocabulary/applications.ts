/** Where an application stands. Moves between them: MOVES in lib/applications/model.ts. */
export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'information_requested',
  'approved',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** What can be done to an application; each is a row of its history. `start` makes the draft. */
export const APPLICATION_ACTIONS = [
  'start',
  'submit',
  'withdraw',
  'take',
  'release',
  'reassign',
  'ask',
  'answer',
  'recall',
  'approve',
  'reject',
] as const
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number]

export const DECISION_OUTCOMES = ['approved', 'rejected'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

/** What became of a deputy's request to send something. `outdated`: the draft was changed, sent or thrown away meanwhile. */
export const CONFIRMATION_STATUSES = ['waiting', 'given', 'refused', 'outdated'] as const
export type ConfirmationStatus = (typeof CONFIRMATION_STATUSES)[number]
