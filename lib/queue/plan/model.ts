import { z } from 'zod'
import { DEVICE_KINDS, LINE_RELEASES } from '@/db/vocabulary/queue'
import { Id } from '@/lib/platform/forms/model'
import { isDay } from '@/lib/platform/time'

/** Name of the line every centre has. */
export const GENERAL_NAME = { az: 'Ümumi növbə', en: 'General line', ru: 'Общая очередь' }
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
/** Languages officers serve in besides Azerbaijani. */
export const OFFICER_LANGUAGES = ['en', 'ru'] as const

const centreCode = z.string().max(60)
/** Set by the second post, after the person has seen whom the change touches. */
const confirmed = z.literal('yes').optional().catch(undefined)
const clock = z.string({ message: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_clock')
const optionalClock = z
  .union([z.literal(''), clock])
  .optional()
  .default('')
const day = z.string({ message: 'required' }).min(1, 'required').refine(isDay, 'invalid_date')
const text = (max: number) => z.string({ message: 'required' }).trim().min(1, 'required').max(max, 'too_long')
const optionalText = (max: number) => z.string().trim().max(max, 'too_long').optional().default('')
const whole = (min: number, max: number) =>
  z
    .string({ message: 'required' })
    .trim()
    .min(1, 'required')
    .regex(/^\d{1,4}$/, 'invalid_number')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
/** A repeated field: one value, several, or none. */
const many = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => [value ?? []].flat().filter(Boolean))
/** Codes of services as they are typed: one a line, or with commas. */
const codes = z
  .string()
  .max(4_000, 'too_long')
  .optional()
  .default('')
  .transform((value) => [...new Set(value.split(/[\s,;]+/).filter(Boolean))])
  .pipe(z.array(z.string().regex(/^[a-z0-9-]{2,80}$/, 'unknown_service')))

const hoursFields = Object.fromEntries(
  WEEKDAYS.flatMap((weekday) => [
    [`opens.${weekday}`, optionalClock],
    [`closes.${weekday}`, optionalClock],
  ]),
)
/** Both times of a day, or none: closed. */
export const WeekHours = z.object({ centreCode, confirmed, ...hoursFields }).superRefine((value, issue) => {
  const fields = value as Record<string, string | undefined>
  for (const weekday of WEEKDAYS) {
    const [opens = '', closes = ''] = [fields[`opens.${weekday}`], fields[`closes.${weekday}`]]
    if (opens && !closes) issue.addIssue({ code: 'custom', path: [`closes.${weekday}`], message: 'required' })
    else if (!opens && closes) issue.addIssue({ code: 'custom', path: [`opens.${weekday}`], message: 'required' })
    else if (opens && closes <= opens) issue.addIssue({ code: 'custom', path: [`closes.${weekday}`], message: 'ends_before' })
  }
})
export type WeekHours = z.output<typeof WeekHours>

export const LineInput = z.object({
  centreCode,
  confirmed,
  /** Empty: a new line. */
  code: z.string().max(40).optional().default(''),
  'name.az': text(80),
  'name.en': optionalText(80),
  'name.ru': optionalText(80),
  serviceCodes: codes,
  agencyCodes: many,
  counters: whole(0, 200),
  publicPercent: whole(0, 100),
  reservePercent: whole(0, 100),
  gridMinutes: whole(5, 240),
  bufferMinutes: whole(0, 120),
  horizonDays: whole(1, 180),
  ticketLetter: z
    .string({ message: 'required' })
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]$/, 'invalid_letter'),
  release: z.enum(LINE_RELEASES, 'choose'),
  anonymousTickets: z.string().optional(),
  active: z.string().optional(),
  version: z.coerce.number().int().optional().default(0),
})
export type LineInput = z.output<typeof LineInput>

export const WindowInput = z.object({
  centreCode,
  number: z.coerce.number().int().min(1).max(999),
  agencyCodes: many,
  enabled: z.string().optional(),
})
export type WindowInput = z.output<typeof WindowInput>

export const SkillsInput = z.object({
  centreCode,
  staffId: Id,
  agencyCodes: many,
  serviceCodes: codes,
  languages: many.pipe(z.array(z.enum(OFFICER_LANGUAGES))),
  version: z.coerce.number().int().optional().default(0),
})
export type SkillsInput = z.output<typeof SkillsInput>

/** A shift, and the same on every open day up to `untilDay` when that is given. */
export const ShiftInput = z
  .object({
    centreCode,
    confirmed,
    staffId: z.uuid('choose'),
    lineCode: z.string().max(40).optional().default(''),
    day,
    untilDay: z
      .union([z.literal(''), day])
      .optional()
      .default(''),
    from: clock,
    to: clock,
    breakFrom: optionalClock,
    breakTo: optionalClock,
  })
  .superRefine((value, issue) => {
    const wrong = (field: string, message: string) => issue.addIssue({ code: 'custom', path: [field], message })
    if (value.to <= value.from) wrong('to', 'ends_before')
    if (value.untilDay && value.untilDay < value.day) wrong('untilDay', 'ends_before')
    if (value.breakFrom && !value.breakTo) wrong('breakTo', 'required')
    if (value.breakTo && !value.breakFrom) wrong('breakFrom', 'required')
    if (!value.breakFrom || !value.breakTo) return
    if (value.breakTo <= value.breakFrom) wrong('breakTo', 'ends_before')
    else if (value.breakFrom < value.from || value.breakTo > value.to) wrong('breakFrom', 'outside_shift')
  })
export type ShiftInput = z.output<typeof ShiftInput>

/** What is taken back by its id: a shift, a closure. */
export const Withdrawal = z.object({ centreCode, confirmed, id: Id })
export type Withdrawal = z.output<typeof Withdrawal>

export const ClosureInput = z
  .object({
    centreCode,
    confirmed,
    kind: z.enum(['closes', 'opens'], 'choose'),
    lineCode: z.string().max(40).optional().default(''),
    day,
    from: clock,
    untilDay: z
      .union([z.literal(''), day])
      .optional()
      .default(''),
    to: clock,
    'reason.az': text(200),
    'reason.en': optionalText(200),
    'reason.ru': optionalText(200),
  })
  .superRefine((value, issue) => {
    const last = value.untilDay || value.day
    if (last < value.day) issue.addIssue({ code: 'custom', path: ['untilDay'], message: 'ends_before' })
    else if (`${last}T${value.to}` <= `${value.day}T${value.from}`)
      issue.addIssue({ code: 'custom', path: ['to'], message: 'ends_before' })
    else if (value.kind === 'opens' && last !== value.day)
      issue.addIssue({ code: 'custom', path: ['untilDay'], message: 'one_day' })
  })
export type ClosureInput = z.output<typeof ClosureInput>

export const DeviceInput = z.object({ centreCode, kind: z.enum(DEVICE_KINDS, 'choose'), name: text(60) })
export type DeviceInput = z.output<typeof DeviceInput>

export const DeviceMove = z.object({ centreCode, id: Id, move: z.enum(['pair', 'disable']) })
export type DeviceMove = z.output<typeof DeviceMove>

export const PLAN_ERRORS = [
  'not_found',
  'changed_meanwhile',
  'unknown_line',
  'unknown_service',
  'unknown_agency',
  'unknown_officer',
  'letter_taken',
  'service_elsewhere',
  'general_stays',
  'too_many_counters',
  'window_open',
  'shift_overlaps',
  'no_open_day',
  'too_long_ahead',
  'in_the_past',
  'already_withdrawn',
  'too_many_devices',
] as const
export type PlanError = (typeof PLAN_ERRORS)[number]

/** Booked visits a change would send elsewhere. No names: only how many, and when. */
export type Affected = { count: number; visits: { id: string; startsAt: Date; serviceCode: string }[] }
/** Not yet done when somebody would be touched and nobody has confirmed it. */
export type PlanOutcome = { done: true; displaced: number; restored: number } | { done: false; affected: Affected }
