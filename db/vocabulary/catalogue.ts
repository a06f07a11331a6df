export const FEE_KINDS = ['state_duty', 'service_fee', 'free'] as const
export type FeeKind = (typeof FEE_KINDS)[number]

export const TERM_UNITS = ['instant', 'minute', 'hour', 'working_day', 'calendar_day', 'month'] as const
export type TermUnit = (typeof TERM_UNITS)[number]

export const RECIPIENTS = ['citizen', 'business', 'foreigner'] as const
export type Recipient = (typeof RECIPIENTS)[number]

export const CENTRE_KINDS = ['asan', 'asan_kommunal', 'dost', 'mobile_bus', 'mobile_train'] as const
export type CentreKind = (typeof CENTRE_KINDS)[number]

/** What is known of a centre. Only `operating` centres take visits. */
export const CENTRE_STATUSES = ['operating', 'verify', 'planned', 'under_construction', 'illustrative'] as const
export type CentreStatus = (typeof CENTRE_STATUSES)[number]
