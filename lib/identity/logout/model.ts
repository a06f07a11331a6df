import type { LocalizedText } from '@/db/columns'
import type { LogoutStatus, SessionEndReason } from '@/db/vocabulary/identity'

/** One portal that a sign-in had opened, and whether it has ended its session. */
export type ReceiptPartner = {
  clientId: string
  name: LocalizedText
  /** `failed`: given up after a day of tries; its session there has run out by itself by then. */
  status: LogoutStatus
  joinedAt: Date
  /** When it answered, or was given up. */
  settledAt: Date | null
  /** Tries so far; 0 for a portal that needs no telling. */
  attempts: number
  nextAttemptAt: Date | null
}

/** What became of telling everybody that a sign-in is over. */
export type LogoutReceipt = {
  loginSessionId: string
  endedAt: Date
  reason: SessionEndReason
  partners: ReceiptPartner[]
  /** Nothing more will change. */
  settled: boolean
}

export const countPartners = ({ partners }: Pick<LogoutReceipt, 'partners'>): Record<LogoutStatus, number> => {
  const count = (status: LogoutStatus) => partners.filter((partner) => partner.status === status).length
  return { ended: count('ended'), pending: count('pending'), failed: count('failed') }
}
