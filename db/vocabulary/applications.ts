/** Where an application stands. Moves between them: MOVES in lib/applications/moves.ts. */
export const APPLICATION_STATUSES = [
  'draft',
  'submitted',
  'in_review',
  'information_requested',
  'decision_proposed',
  'approved',
  'rejected',
  'withdrawn',
] as const
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number]

/** Sent and not yet decided. */
export const OPEN_STATUSES = [
  'submitted',
  'in_review',
  'information_requested',
  'decision_proposed',
] as const satisfies ApplicationStatus[]

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
  /** The applicant puts right what was sent, before an officer took it. */
  'correct',
  'add_document',
  /** Four eyes: one officer proposes a decision, another confirms it (`approve`, `reject`) or sends it back. */
  'propose',
  'return_proposal',
  /** A decision reached by the rules alone at the moment of sending. */
  'decide_by_rule',
  /** The term passed and the law gives silence a meaning. */
  'deem_approved',
  'deem_rejected',
  /** The applicant objects to a refusal; an officer upholds it (the case opens anew) or dismisses it. */
  'object',
  'withdraw_objection',
  'uphold_objection',
  'dismiss_objection',
] as const
export type ApplicationAction = (typeof APPLICATION_ACTIONS)[number]

/** Kinds of procedure; each has its own state machine (lib/applications/moves.ts). */
export const APPLICATION_FAMILIES = ['standard', 'four_eyes', 'instant'] as const
export type ApplicationFamily = (typeof APPLICATION_FAMILIES)[number]

/** What it means when the state lets its term pass. */
export const SILENCE_MEANINGS = ['alarm', 'yes', 'no'] as const
export type SilenceMeaning = (typeof SILENCE_MEANINGS)[number]

export const DECISION_OUTCOMES = ['approved', 'rejected'] as const
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number]

export const PROPOSAL_STATUSES = ['waiting', 'confirmed', 'returned', 'withdrawn'] as const
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number]

export const OPINION_STATUSES = ['asked', 'given', 'cancelled'] as const
export type OpinionStatus = (typeof OPINION_STATUSES)[number]

export const OBJECTION_STATUSES = ['filed', 'upheld', 'dismissed', 'withdrawn'] as const
export type ObjectionStatus = (typeof OBJECTION_STATUSES)[number]

export const MESSAGE_SIDES = ['applicant', 'officer'] as const
export type MessageSide = (typeof MESSAGE_SIDES)[number]

/** What became of a deputy's request to send something. `outdated`: the draft was changed, sent or thrown away meanwhile. */
export const CONFIRMATION_STATUSES = ['waiting', 'given', 'refused', 'outdated'] as const
export type ConfirmationStatus = (typeof CONFIRMATION_STATUSES)[number]
