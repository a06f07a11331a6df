/** `due` until money, a receipt or a waiver settles it; `cancelled` with the application it belongs to. */
export const FEE_STATUSES = ['due', 'paid', 'cancelled'] as const
export type FeeStatus = (typeof FEE_STATUSES)[number]

/** How a fee was settled: a receipt number an officer recorded, or a payment provider. */
export const FEE_CHANNELS = ['receipt', 'provider'] as const
export type FeeChannel = (typeof FEE_CHANNELS)[number]
