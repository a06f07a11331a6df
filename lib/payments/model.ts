import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { FeeChannel, FeeStatus, PaymentStatus } from '@/db/vocabulary/payments'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'

export type { FeeChannel, FeeStatus, PaymentStatus } from '@/db/vocabulary/payments'

/** What is owed for an application, or for a visit at home. */
export type Fee = {
  id: string
  applicationId: string | null
  appointmentId: string | null
  /** The number people pay by. */
  reference: string
  amountQepik: number
  purpose: LocalizedText
  agencyCode: string
  agencyName: LocalizedText
  status: FeeStatus
  channel: FeeChannel | null
  receiptNumber: string | null
  paidAt: Date | null
  /** The money goes back: what it was paid for was given up. */
  returnDueAt: Date | null
}

/** Where a fee belongs to is where it is paid. */
export const payPath = ({ applicationId, appointmentId }: Pick<Fee, 'applicationId' | 'appointmentId'>): string =>
  applicationId ? `/applications/${applicationId}/pay` : `/appointments/${appointmentId}/pay`

/** The last try to pay it online. */
export type Attempt = { id: string; status: PaymentStatus; redirectUrl: string | null; startedAt: Date }

export const FEE_TONES = { due: 'warning', paid: 'success', cancelled: 'neutral' } as const satisfies Record<FeeStatus, string>

/** As banks and terminals print them; spaces are for the eye, and letters are one whatever their case. */
export const ReceiptNumber = z
  .string({ message: 'required' })
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .pipe(
    z
      .string()
      .min(1, 'required')
      .regex(/^[A-Z0-9][A-Z0-9/-]{3,39}$/, 'invalid_receipt'),
  )

export const RecordReceipt = z.object({ applicationId: Id, receiptNumber: ReceiptNumber })
export type RecordReceipt = z.output<typeof RecordReceipt>

export const StartPayment = z.object({ applicationId: Id, idempotencyKey: IdempotencyKey })
export type StartPayment = z.output<typeof StartPayment>

export const RecordVisitReceipt = z.object({ appointmentId: Id, receiptNumber: ReceiptNumber })
export type RecordVisitReceipt = z.output<typeof RecordVisitReceipt>

export const StartVisitPayment = z.object({ appointmentId: Id, idempotencyKey: IdempotencyKey })
export type StartVisitPayment = z.output<typeof StartVisitPayment>

/** Nothing stands in the way of a decision. */
export const settles = (status: FeeStatus | null): boolean => status !== 'due'
