import { activationCodeIssued } from './activation-code-issued'
import { applicationAnswerDue } from './application-answer-due'
import { applicationDecided } from './application-decided'
import { applicationFeeDue, applicationFeePaid, applicationFeeSettled } from './application-fee'
import { applicationInformationRequested } from './application-information-requested'
import { applicationTermPassed } from './application-late'
import { applicationMessage } from './application-message'
import { applicationObjection } from './application-objection'
import { applicationSubmitted } from './application-submitted'
import { appointmentChanged } from './appointment-changed'
import { appointmentDisplaced, appointmentRestored } from './appointment-displaced'
import { appointmentReminder, appointmentSoon } from './appointment-reminder'
import { appointmentShifted } from './appointment-shifted'
import { childbirthAllowance } from './childbirth-allowance'
import { confirmationAsked, confirmationSettled } from './confirmation'
import { consentLapsing } from './consent-lapsing'
import { consentRequested } from './consent-requested'
import { idCardExpiring } from './id-card-expiring'
import { drawSettled } from './draw-settled'
import { earlierTimeOffered, earlierTimeSettled } from './earlier-time-offered'
import { newDevice } from './new-device'
import { passkeyChanged } from './passkey-changed'
import { passportExpiring } from './passport-expiring'
import { passwordChanged } from './password-changed'
import { passwordResetRequested } from './password-reset-requested'
import { representationAnswered, representationEnded, representationOffered, representationRevoked } from './representation'
import type { ClockRule } from './rule'
import { signInBlocked } from './sign-in-blocked'
import { visitFeeDue, visitFeePaid, visitFeeSettled } from './visit-fee'

export type { ClockRule } from './rule'

/** Rules that wait for an event. */
export const eventRules = [
  applicationSubmitted,
  applicationInformationRequested,
  applicationDecided,
  applicationFeeDue,
  applicationFeePaid,
  applicationFeeSettled,
  applicationMessage,
  applicationTermPassed,
  applicationObjection,
  appointmentChanged,
  appointmentDisplaced,
  appointmentRestored,
  appointmentShifted,
  visitFeeDue,
  visitFeePaid,
  visitFeeSettled,
  drawSettled,
  earlierTimeOffered,
  earlierTimeSettled,
  consentRequested,
  newDevice,
  passwordChanged,
  passwordResetRequested,
  passkeyChanged,
  activationCodeIssued,
  signInBlocked,
  representationOffered,
  representationAnswered,
  representationRevoked,
  representationEnded,
  confirmationAsked,
  confirmationSettled,
] as const

/** Rules that look at the calendar. */
export const clockRules: readonly ClockRule[] = [
  idCardExpiring,
  passportExpiring,
  childbirthAllowance,
  appointmentReminder,
  appointmentSoon,
  consentLapsing,
  applicationAnswerDue,
]
