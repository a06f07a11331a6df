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

/** Word lists of the registry. */
export const REGISTRY_LISTS = [
  'category',
  'life_event',
  'channel',
  'refusal_ground',
  'suspension_ground',
  'economic_region',
] as const
export type RegistryList = (typeof REGISTRY_LISTS)[number]

/**
 * Why a day differs. `transferred` is a day of rest moved from a weekend or from another holiday; `memorial` days are
 * ordinary days with a name; `swap` is a day the government exchanged with another.
 */
export const CALENDAR_DAY_KINDS = ['holiday', 'transferred', 'memorial', 'swap'] as const
export type CalendarDayKind = (typeof CALENDAR_DAY_KINDS)[number]
