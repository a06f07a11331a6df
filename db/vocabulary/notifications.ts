/** What a notice tells. Each kind has texts in messages/<locale>/notifications.json under `kinds` and a line in lib/notifications/kinds.ts. */
export const NOTICE_KINDS = [
  'id_card_expiring',
  'passport_expiring',
  'childbirth_allowance_offer',
  'application_submitted',
  'application_information_requested',
  'application_approved',
  'application_rejected',
  'appointment_booked',
  'appointment_moved',
  'appointment_cancelled',
  'appointment_reminder',
  'appointment_shifted',
  'appointment_displaced',
  'appointment_restored',
  'appointment_soon',
  'visit_fee_due',
  'visit_fee_paid',
  'earlier_time_offered',
  'draw_won',
  'draw_lost',
  'consent_requested',
  'consent_lapsing',
  'new_device',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'passkey_added',
  'passkey_removed',
  'activation_code_issued',
  'sign_in_blocked',
  'representation_offered',
  'representation_accepted',
  'representation_refused',
  'representation_revoked',
  'representation_ended',
  'confirmation_asked',
  'confirmation_answered',
  'application_fee_due',
  'application_fee_paid',
  'application_message',
  'application_answer_due',
  'application_term_passed',
  'application_deemed_approved',
  'application_deemed_rejected',
  'application_objection_upheld',
  'application_objection_dismissed',
  'visit_rating_asked',
  'complaint_received',
  'complaint_answered',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** How binding a message is (life-events.json, `message_class`). Only `reminder` and `notice` can be kept out of e-mail. */
export const MESSAGE_CLASSES = ['mandatory', 'security', 'grant', 'action', 'reminder', 'notice'] as const
export type MessageClass = (typeof MESSAGE_CLASSES)[number]

/** The inbox is not a channel: every notice is there. */
export const NOTICE_CHANNELS = ['email', 'sms'] as const
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number]

export const NOTICE_DELIVERY_STATUSES = ['waiting', 'sent', 'failed'] as const
export type NoticeDeliveryStatus = (typeof NOTICE_DELIVERY_STATUSES)[number]

/** Why a notice stopped asking for something. */
export const NOTICE_RESOLUTIONS = ['acted', 'superseded', 'lapsed'] as const
export type NoticeResolution = (typeof NOTICE_RESOLUTIONS)[number]
