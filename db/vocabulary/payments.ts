/** `due` until money, a receipt or a waiver settles it; `cancelled` with the application it belongs to. */
export const FEE_STATUSES = ['due', 'paid', 'cancelled'] as const
export type FeeStatus = (typeof FEE_STATUSES)[number]

/** How a fee was settled: a receipt number an officer recorded, or a payment provider. */
export const FEE_CHANNELS = ['receipt', 'provider'] as const
export type FeeChannel = (typeof FEE_CHANNELS)[number]

/** A try to pay. `return_due`: money came for a fee that was settled or cancelled already; it goes back. */
export const PAYMENT_STATUSES = ['started', 'paid', 'declined', 'return_due'] as const
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number]

/** How the simulated provider behaves, chosen on its page for one payment. */
export const PAYMENT_FAULTS = ['none', 'slow', 'declined', 'twice', 'late', 'silent'] as const
export type PaymentFault = (typeof PAYMENT_FAULTS)[number]
