/** Life of a consent; the moves between these are MOVES in lib/consents/model.ts. */
export const CONSENT_STATUSES = ['requested', 'granted', 'refused', 'lapsed', 'withdrawn', 'expired'] as const
export type ConsentStatus = (typeof CONSENT_STATUSES)[number]

export const CONSENT_ACTIONS = ['request', 'grant', 'refuse', 'lapse', 'withdraw', 'expire'] as const
export type ConsentAction = (typeof CONSENT_ACTIONS)[number]

export const PARTNER_KINDS = ['bank', 'insurer', 'mobile_operator'] as const
export type PartnerKind = (typeof PARTNER_KINDS)[number]
