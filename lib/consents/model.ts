import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { ConsentAction, ConsentStatus, PartnerKind } from '@/db/vocabulary/consents'
import { FACT_CODES, type FactCode } from '@/db/vocabulary/registers'
import { Id, IdempotencyKey } from '@/lib/platform/forms/model'
import { err, ok, type Result } from '@/lib/platform/result'

export { CONSENT_STATUSES, type ConsentAction, type ConsentStatus } from '@/db/vocabulary/consents'
export { FACT_CODES, type FactCode } from '@/db/vocabulary/registers'

type Move = { to: ConsentStatus; by: 'citizen' | 'system' }

/** The whole life of a consent. `request` makes the row, so it starts from nothing. */
export const MOVES = {
  requested: {
    grant: { to: 'granted', by: 'citizen' },
    refuse: { to: 'refused', by: 'citizen' },
    lapse: { to: 'lapsed', by: 'system' },
  },
  granted: { withdraw: { to: 'withdrawn', by: 'citizen' }, expire: { to: 'expired', by: 'system' } },
  refused: {},
  lapsed: {},
  withdrawn: {},
  expired: {},
} as const satisfies Record<ConsentStatus, Partial<Record<ConsentAction, Move>>>

export function move(from: ConsentStatus, action: ConsentAction, by: Move['by']): Result<ConsentStatus, 'move_not_allowed'> {
  const found = (MOVES[from] as Partial<Record<ConsentAction, Move>>)[action]
  return found?.by === by ? ok(found.to) : err('move_not_allowed')
}

/** Version of the explanatory notice above every request (consents.json `notice`). Raise it when the notice changes. */
export const NOTICE_VERSION = '2026-11'

/** One box ticked arrives as a text, several as a list, none not at all. */
const Fields = z
  .union([z.enum(FACT_CODES), z.array(z.enum(FACT_CODES)).max(FACT_CODES.length)], { message: 'invalid' })
  .optional()
  .transform((value): FactCode[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]))

/** `fields`: the optional ones the citizen leaves in; what is not optional goes with the grant. */
export const DecideConsent = z.discriminatedUnion(
  'decision',
  [
    z.object({
      id: Id,
      decision: z.literal('grant'),
      fields: Fields,
      termDays: z.coerce.number({ message: 'choose_term' }).int('choose_term').positive('choose_term'),
      idempotencyKey: IdempotencyKey,
    }),
    z.object({ id: Id, decision: z.literal('refuse'), idempotencyKey: IdempotencyKey }),
  ],
  { message: 'choose_decision' },
)
export type DecideConsent = z.output<typeof DecideConsent>

export const WithdrawConsent = z.object({ id: Id })

/** What a partner asks. Texts come in the three languages, checked by the operator before the partner may use them. */
export type RequestConsent = {
  pin: string
  partnerReference: string
  purpose: LocalizedText
  consequence: LocalizedText
  fields: FactCode[]
  optionalFields: FactCode[]
  termDays: number
  keepDays: number
  answerWithinDays: number
}

export type ConsentSummary = {
  id: string
  reference: string
  partnerName: LocalizedText
  purpose: LocalizedText
  status: ConsentStatus
  requestedAt: Date
  answerBy: Date
  validUntil: Date | null
  endedAt: Date | null
  fieldCount: number
}

export type ConsentDetails = Omit<ConsentSummary, 'fieldCount'> & {
  partner: {
    code: string
    kind: PartnerKind
    name: LocalizedText
    legalName: string
    tin: string
    phone: string
    address: LocalizedText
  }
  consequence: LocalizedText
  fields: FactCode[]
  optionalFields: FactCode[]
  grantedFields: FactCode[] | null
  termDays: number
  keepDays: number
  noticeVersion: string
  decidedAt: Date | null
  history: { action: ConsentAction; at: Date }[]
  /** Newest first; `fields` are the ones that left. */
  readings: { id: string; at: Date; fields: string[] }[]
}
