// Mobile units: buses and the train are centres that move. Pure; what the browser may know too.
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { CentreKind } from '@/db/vocabulary/catalogue'
import { IdempotencyKey } from '@/lib/platform/forms/model'
import { addDays, type Day, isDay } from '@/lib/platform/time'

export const UNIT_KINDS = ['mobile_bus', 'mobile_train'] as const satisfies readonly CentreKind[]
export type UnitKind = (typeof UNIT_KINDS)[number]
export const isUnit = (kind: CentreKind): kind is UnitKind => (UNIT_KINDS as readonly CentreKind[]).includes(kind)

export type UnitStop = {
  startsOn: Day
  endsOn: Day
  place: LocalizedText
  /** `09:00` */
  opensAt: string
  closesAt: string
  /** Days of the range on which it does not work there. */
  closedOn: Day[]
  /** Invented so that the demo has a route: not an announcement of the state. */
  illustrative: boolean
}

export type Unit = {
  code: string
  kind: UnitKind
  name: LocalizedText
  phone: string
  counters: number
  stops: UnitStop[]
  /** Minutes it is late today; 0: on time. */
  lateMinutes: number
  lateReason: DelayReason | null
}

/** Where a unit works on a day; null when it is on the road or does not work. */
export const stopOn = <S extends Pick<UnitStop, 'startsOn' | 'endsOn' | 'closedOn'>>(stops: readonly S[], day: Day): S | null =>
  stops.find((stop) => stop.startsOn <= day && stop.endsOn >= day && !stop.closedOn.includes(day)) ?? null

/** The next stop after a day, for units that are on the road. */
export const nextStop = <S extends Pick<UnitStop, 'startsOn' | 'endsOn' | 'closedOn'>>(stops: readonly S[], day: Day): S | null =>
  stops.filter((stop) => stop.endsOn > day).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))[0] ?? null

/** Why a unit is late; each has words in `units.reason`. */
export const DELAY_REASONS = ['road', 'weather', 'breakdown', 'staff', 'caught_up', 'other'] as const
export type DelayReason = (typeof DELAY_REASONS)[number]

export const DELAY_RULES = {
  /** The most one announcement may say, and all of a day together: who waits five hours is better given another day. */
  mostMinutes: 240,
  mostOfDay: 300,
  /** Nobody's time moves to less than this from now when the unit catches up: people are on their way by the time they were told. */
  noticeMinutes: 30,
} as const

const UnitCode = z.string().regex(/^[a-z0-9-]{1,60}$/)
const DayText = z.string({ message: 'required' }).refine(isDay, 'invalid')
const Clock = z.string({ message: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid')

export const AnnounceDelay = z
  .object({
    unit: UnitCode,
    direction: z.enum(['later', 'earlier'], { message: 'required' }),
    minutes: z.coerce
      .number({ message: 'required' })
      .int('invalid')
      .min(5, 'too_small')
      .max(DELAY_RULES.mostMinutes, 'too_large')
      .refine((minutes) => minutes % 5 === 0, 'not_by_five'),
    reason: z.enum(DELAY_REASONS, { message: 'required' }),
    idempotencyKey: IdempotencyKey,
  })
  .transform(({ direction, minutes, ...rest }) => ({ ...rest, minutes: direction === 'earlier' ? -minutes : minutes }))
export type AnnounceDelay = z.output<typeof AnnounceDelay>

export const PreviewDelay = z.object({ unit: UnitCode, minutes: z.number().int() })

export const SaveStop = z
  .object({
    unit: UnitCode,
    startsOn: DayText,
    endsOn: DayText,
    placeAz: z.string({ message: 'required' }).trim().min(2, 'required').max(80, 'too_long'),
    placeEn: z.string().trim().max(80, 'too_long').optional(),
    placeRu: z.string().trim().max(80, 'too_long').optional(),
    opensAt: Clock,
    closesAt: Clock,
  })
  .refine((stop) => stop.endsOn >= stop.startsOn, { path: ['endsOn'], message: 'before_start' })
  .refine((stop) => stop.endsOn <= addDays(stop.startsOn, 59), { path: ['endsOn'], message: 'too_long_stop' })
  .refine((stop) => stop.closesAt > stop.opensAt, { path: ['closesAt'], message: 'before_opening' })
export type SaveStop = z.output<typeof SaveStop>

export const CancelStopDay = z.object({ unit: UnitCode, startsOn: DayText, day: DayText })
export type CancelStopDay = z.output<typeof CancelStopDay>

/** What an announcement would do, counted before it is made. */
export type DelayPreview = {
  minutes: number
  /** Minutes late altogether afterwards. */
  total: number
  visits: number
  /** Of those, visits that would end after the unit leaves. */
  displaced: number
  firstAt: Date | null
  refused: DelayError | null
}

export type DelayError = 'not_found' | 'not_allowed' | 'no_stop_today' | 'not_so_late' | 'too_late' | 'too_late_to_correct'
export type StopError = 'not_found' | 'not_allowed' | 'overlaps' | 'in_the_past' | 'has_begun'
