import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { RepresentationEndReason, RepresentationKind, RepresentationStatus } from '@/db/vocabulary/identity'
import type { RegisterFailure } from '@/lib/exchange/model'
import { Id, IdempotencyKey, Pin } from '@/lib/platform/forms/model'
import { type Day, isDay } from '@/lib/platform/time'

export type { RepresentationEndReason, RepresentationKind, RepresentationStatus }

export const REPRESENTATION_RULES = {
  /** A right to act may be given for at most this long; then its owner thinks again, as a power of attorney is. */
  maxMonths: 36,
  /** An offer nobody took up in this time is over. */
  answerDays: 30,
  /** Offers and rights one person may have given at the same time: a family and its advisers, not a business of forms. */
  openPerOwner: 20,
  /** More services than this are "all of them". */
  maxServices: 40,
} as const

const one = (value: unknown): unknown => (value === undefined || value === '' ? [] : [value].flat())

/** The day of three boxes as one value, before anything is checked: so that every mistake is told at once. */
const withUntil = (values: unknown): unknown => {
  const form = (values ?? {}) as Record<string, unknown>
  const [day, month, year] = ['day', 'month', 'year'].map((part) => String(form[`until.${part}`] ?? '').trim())
  return { ...form, until: day || month || year ? (asDay(year ?? '', month ?? '', day ?? '') ?? 'none') : '' }
}

/** What the form of a new delegation sends. The day comes in three fields, `until.day` and so on. */
export const NewDelegation = z.preprocess(
  withUntil,
  z
    .object({
      pin: Pin,
      surname: z.string({ message: 'required' }).trim().min(1, 'required').max(80, 'too_long'),
      scope: z.enum(['all', 'chosen'], 'choose'),
      services: z.preprocess(one, z.array(z.string().max(100)).max(REPRESENTATION_RULES.maxServices, 'too_many_services')),
      until: z
        .string()
        .min(1, 'required')
        .refine((day) => day === '' || isDay(day), 'invalid_date'),
      ownerConfirms: z
        .literal('on')
        .optional()
        .transform((value) => value === 'on'),
      idempotencyKey: IdempotencyKey,
    })
    .superRefine(({ scope, services }, ctx) => {
      if (scope === 'chosen' && services.length === 0) ctx.addIssue({ code: 'custom', path: ['services'], message: 'no_services' })
    }),
)
export type NewDelegation = z.output<typeof NewDelegation>

function asDay(year: string, month: string, day: string): Day | null {
  if (!/^\d{4}$/.test(year) || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day)) return null
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(text) ? text : null
}

export const AnswerOffer = z.object({ id: Id, decision: z.enum(['accept', 'refuse'], 'choose') })
export type AnswerOffer = z.output<typeof AnswerOffer>

export const OneRepresentation = z.object({ id: Id })
export type OneRepresentation = z.output<typeof OneRepresentation>

/** For whom somebody asks to act: a child by PIN, a company by TIN, or under a right named by its id. */
export const ActFor = z.union([
  z.object({ child: Pin }),
  z.object({ company: z.string().regex(/^[0-9]{9}1$/, 'invalid') }),
  z.object({ id: Id }),
])
export type ActFor = z.output<typeof ActFor>

export type OfferError =
  | 'level_too_low'
  | 'own_pin'
  | 'too_young'
  | 'unknown_service'
  | 'until_past'
  | 'until_too_late'
  | 'too_many_open'

export type SwitchError = 'not_found' | 'ended' | 'not_parent' | 'came_of_age' | 'not_representative' | 'register_silent'
export type AnswerError = 'not_found' | 'already_decided' | 'lapsed' | 'too_young'

type ServiceName = { code: string; name: LocalizedText }

/** A child or company the registers name. `fromRegister`: false when the register is silent and an earlier answer counts. */
export type Child = { pin: string; name: string; birthDate: Day; comesOfAgeAt: Date; fromRegister: boolean }
export type Company = { tin: string; name: string; position: LocalizedText | null; fromRegister: boolean }

/** A right between two people, as one of them sees it. */
export type RepresentationView = {
  id: string
  kind: RepresentationKind
  status: RepresentationStatus
  /** Which side looks: the owner, or the one who acts. */
  mine: 'owner' | 'deputy'
  /** The other side: what the owner typed until the offer is taken up; for the deputy the owner's or the company's name. */
  other: string
  services: ServiceName[] | null
  ownerConfirms: boolean
  validFrom: Date
  validUntil: Date | null
  answerBy: Date | null
  confirmedAt: Date | null
  endedAt: Date | null
  endReason: RepresentationEndReason | null
}

export type RepresentationMove = { id: string; at: Date; to: RepresentationStatus; by: 'me' | 'other' | 'clock' }
export type RepresentationDetails = RepresentationView & { history: RepresentationMove[] }

/** Everything the page tells: for whom I may act, who may act for me, offers that wait. */
export type RepresentationPage = {
  children: Child[]
  companies: Company[]
  /** Registers that did not answer: what they would have named may be missing. */
  silent: RegisterFailure[]
  /** Rights others gave me. */
  given: RepresentationView[]
  /** Offers to me that wait for my answer. */
  offers: RepresentationView[]
  /** Who acts or is to act for me. */
  deputies: RepresentationView[]
  /** What is over, newest first, both ways. */
  past: RepresentationView[]
}
