import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import { type AppointmentStatus, PRIORITY_REASONS } from '@/db/vocabulary/queue'
import { Id, IdempotencyKey, Pin } from '@/lib/platform/forms/model'
import { isDay } from '@/lib/platform/time'

/** How long a confirmed identity is good for: one call. */
export const CALL_MINUTES = 20
/** Wrong answers about one person in a day, and of one operator in an hour, after which nobody is asked any more. */
export const WRONG_PER_PERSON = 5
export const WRONG_PER_OPERATOR = 20

/** A birth date as people say it: 14.03.1990. */
const BirthDate = z
  .string({ message: 'required' })
  .trim()
  .min(1, 'required')
  .transform((text) => {
    const [, day = '', month = '', year = ''] = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text) ?? []
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  })
  .refine(isDay, 'invalid_date')

const optional = (max: number) => z.string().trim().max(max, 'too_long').default('')

/**
 * What the caller says. Birth date and the number of the identity card; without the card at hand, the father's name and the last four
 * figures of the telephone number the portal knows.
 */
export const CheckCaller = z
  .object({
    place: z.enum(['phone', 'reception']),
    pin: Pin,
    birthDate: BirthDate,
    cardNumber: optional(20),
    patronymic: optional(60),
    phoneEnd: optional(10),
  })
  .refine(({ cardNumber, patronymic, phoneEnd }) => cardNumber !== '' || (patronymic !== '' && phoneEnd !== ''), {
    path: ['cardNumber'],
    message: 'card_or_both',
  })
export type CheckCaller = z.output<typeof CheckCaller>

export const BookForCaller = z.object({
  checkId: Id,
  serviceCode: z.string().min(1, 'required').max(100),
  slotId: z.string({ message: 'choose_time' }).pipe(z.uuid('choose_time')),
  idempotencyKey: IdempotencyKey,
})
export type BookForCaller = z.output<typeof BookForCaller>
export const MoveForCaller = z.object({
  checkId: Id,
  appointmentId: Id,
  slotId: z.string({ message: 'choose_time' }).pipe(z.uuid('choose_time')),
})
export type MoveForCaller = z.output<typeof MoveForCaller>
export const CancelForCaller = z.object({ checkId: Id, appointmentId: Id })
export type CancelForCaller = z.output<typeof CancelForCaller>

export type CallerVisit = {
  id: string
  reference: string
  serviceCode: string
  serviceName: LocalizedText
  centreCode: string
  centreName: LocalizedText
  startsAt: Date
  status: AppointmentStatus
}

/** Whom the operator talks to, and what they may be told. */
export type Caller = {
  checkId: string
  personId: string
  place: 'phone' | 'reception'
  endsAt: Date
  givenName: string
  surname: string
  patronymic: string
  sex: 'male' | 'female'
  visits: CallerVisit[]
}

/** A time the operator may offer; `reserve`: kept for staff to give. */
export type OfferedTime = { slotId: string; startsAt: Date; reserve: boolean }

const Seen = z.union([z.enum(PRIORITY_REASONS), z.literal('').transform(() => undefined)]).optional()
const Centre = z.string({ message: 'required' }).regex(/^[a-z0-9-]{1,80}$/, 'invalid')

export const GiveTicket = z.object({
  centre: Centre,
  service: z.string({ message: 'choose' }).min(1, 'choose').max(100),
  pin: z.union([z.literal('').transform(() => undefined), Pin]).optional(),
  priority: Seen,
  language: z.enum(['az', 'en', 'ru']).default('az'),
  idempotencyKey: IdempotencyKey,
})
export type GiveTicket = z.output<typeof GiveTicket>

export const ReceiveBooked = z.object({
  centre: Centre,
  reference: z
    .string({ message: 'required' })
    .trim()
    .min(1, 'required')
    .max(40, 'too_long')
    .transform((text) => text.toUpperCase()),
  priority: Seen,
  idempotencyKey: IdempotencyKey,
})
export type ReceiveBooked = z.output<typeof ReceiveBooked>

/** `key` opens the ticket's page. */
export type GivenTicket = { number: string; key: string }
