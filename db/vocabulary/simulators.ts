/** How a simulated phone misbehaves, so that each refusal of ASAN İmza can be seen. */
export const PHONE_FAULTS = ['none', 'slow', 'silent', 'bad_signature', 'replay', 'down'] as const
export type PhoneFault = (typeof PHONE_FAULTS)[number]

/** What became of a signature somebody was asked for. */
export const PHONE_REQUEST_STATUSES = ['pending', 'signed', 'refused', 'wrong_code', 'timed_out', 'cancelled'] as const
export type PhoneRequestStatus = (typeof PHONE_REQUEST_STATUSES)[number]

/** Cards of the demo: one that works, and one for each way in which a card is refused. */
export const CARD_KINDS = ['valid', 'expired', 'revoked', 'other_authority'] as const
export type CardKind = (typeof CARD_KINDS)[number]
