import type { MessageClass, NoticeChannel, NoticeKind } from '@/db/vocabulary/notifications'

type Kind = { messageClass: MessageClass; channels: readonly NoticeChannel[] }

/** How binding each kind is and by which channels it leaves; the words are in messages/<locale>/notifications.json. */
export const KINDS: Record<NoticeKind, Kind> = {
  id_card_expiring: { messageClass: 'reminder', channels: ['email'] },
  passport_expiring: { messageClass: 'reminder', channels: ['email'] },
  childbirth_allowance_offer: { messageClass: 'action', channels: ['email'] },
  application_submitted: { messageClass: 'notice', channels: ['email'] },
  // A clock of the law runs against the applicant: also by SMS.
  application_information_requested: { messageClass: 'mandatory', channels: ['email', 'sms'] },
  application_approved: { messageClass: 'grant', channels: ['email'] },
  application_rejected: { messageClass: 'mandatory', channels: ['email'] },
  appointment_booked: { messageClass: 'notice', channels: ['email', 'sms'] },
  appointment_moved: { messageClass: 'notice', channels: ['email', 'sms'] },
  appointment_cancelled: { messageClass: 'notice', channels: ['email', 'sms'] },
  // The visit cannot take place as promised: nobody should travel in vain.
  appointment_displaced: { messageClass: 'mandatory', channels: ['email', 'sms'] },
  appointment_restored: { messageClass: 'mandatory', channels: ['email', 'sms'] },
  appointment_soon: { messageClass: 'reminder', channels: ['sms'] },
  appointment_reminder: { messageClass: 'reminder', channels: ['email', 'sms'] },
  // Stands for an hour or so: also by SMS.
  earlier_time_offered: { messageClass: 'action', channels: ['email', 'sms'] },
  draw_won: { messageClass: 'grant', channels: ['email', 'sms'] },
  draw_lost: { messageClass: 'notice', channels: ['email'] },
  // The time of today is another: also by SMS, people may be on their way.
  appointment_shifted: { messageClass: 'mandatory', channels: ['email', 'sms'] },
  visit_fee_due: { messageClass: 'action', channels: ['email'] },
  visit_fee_paid: { messageClass: 'notice', channels: ['email'] },
  consent_requested: { messageClass: 'action', channels: ['email'] },
  consent_lapsing: { messageClass: 'reminder', channels: ['email'] },
  new_device: { messageClass: 'security', channels: ['email', 'sms'] },
  password_changed: { messageClass: 'security', channels: ['email', 'sms'] },
  // With the code, by the one channel its rule chooses.
  password_reset_requested: { messageClass: 'security', channels: ['email', 'sms'] },
  // Strangers can cause it as often as they like: no SMS.
  sign_in_blocked: { messageClass: 'security', channels: ['email'] },
  password_reset: { messageClass: 'security', channels: ['email', 'sms'] },
  passkey_added: { messageClass: 'security', channels: ['email', 'sms'] },
  passkey_removed: { messageClass: 'security', channels: ['email', 'sms'] },
  activation_code_issued: { messageClass: 'security', channels: ['email', 'sms'] },
  representation_offered: { messageClass: 'action', channels: ['email'] },
  representation_accepted: { messageClass: 'notice', channels: ['email'] },
  representation_refused: { messageClass: 'notice', channels: ['email'] },
  representation_revoked: { messageClass: 'notice', channels: ['email'] },
  representation_ended: { messageClass: 'notice', channels: ['email'] },
  confirmation_asked: { messageClass: 'action', channels: ['email'] },
  confirmation_answered: { messageClass: 'notice', channels: ['email'] },
  application_fee_paid: { messageClass: 'notice', channels: ['email'] },
  application_fee_due: { messageClass: 'action', channels: ['email'] },
  application_message: { messageClass: 'mandatory', channels: ['email'] },
  // The same clock as the question itself.
  application_answer_due: { messageClass: 'mandatory', channels: ['email', 'sms'] },
  application_term_passed: { messageClass: 'mandatory', channels: ['email'] },
  application_deemed_approved: { messageClass: 'grant', channels: ['email'] },
  application_deemed_rejected: { messageClass: 'mandatory', channels: ['email'] },
  application_objection_upheld: { messageClass: 'mandatory', channels: ['email'] },
  application_objection_dismissed: { messageClass: 'mandatory', channels: ['email'] },
  visit_rating_asked: { messageClass: 'notice', channels: ['email', 'sms'] },
  complaint_received: { messageClass: 'notice', channels: ['email'] },
  complaint_answered: { messageClass: 'mandatory', channels: ['email'] },
}
