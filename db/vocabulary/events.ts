export const DELIVERY_STATUSES = ['waiting', 'done', 'failed'] as const
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number]
