import { subscriber } from '@/lib/events'
import { cancelVisitFee } from '@/lib/payments'

/** A visit that was given up costs nothing: what is due is cancelled, what was paid goes back. */
export const visitFeeCancelled = subscriber('queue.visit-fee-cancelled', ['queue.appointment_cancelled'], (ctx, { data }) =>
  cancelVisitFee(ctx.db, ctx, data.appointmentId),
)
