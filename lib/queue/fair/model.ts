import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { DrawEntryStatus, DrawStatus } from '@/db/vocabulary/queue'
import { Id } from '@/lib/platform/forms/model'
import { type Day, isDay } from '@/lib/platform/time'

export { DRAW_ENTRY_STATUSES, type DrawEntryStatus, type DrawStatus } from '@/db/vocabulary/queue'

export const PARTS_OF_DAY = ['morning', 'afternoon'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]
/** The afternoon begins at this hour (Baku). */
export const AFTERNOON_FROM = 13

/** Offers in a row that may go by unanswered before an entry ends: the list is for people who still want an earlier time. */
export const MISSED_OFFERS = 3

const DayText = z.string({ message: 'required' }).min(1, 'required').refine(isDay, 'invalid')
const Part = z.union([z.enum(PARTS_OF_DAY), z.literal('').transform(() => null)]).default(null)
const list = (item: z.ZodType<string>) => z.union([z.array(item), item.transform((one) => [one])]).default([])

export const JoinWaitingList = z
  .object({
    appointmentId: Id,
    centres: list(z.string().min(1).max(80)).refine((all) => all.length > 0, 'choose'),
    fromDay: DayText,
    untilDay: DayText,
    partOfDay: Part,
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, { path: ['untilDay'], message: 'days_order' })
export type JoinWaitingList = z.output<typeof JoinWaitingList>

export const LeaveWaitingList = z.object({ id: Id })
export const AnswerOffer = z.object({ id: Id, answer: z.enum(['accept', 'decline']) })
export type AnswerOffer = z.output<typeof AnswerOffer>

/** An entry of the waiting list with the offer that stands. */
export type WaitingEntry = {
  id: string
  status: 'waiting' | 'offered' | 'accepted' | 'withdrawn' | 'ended'
  centreCodes: string[]
  fromDay: Day
  untilDay: Day
  partOfDay: PartOfDay | null
  enteredAt: Date
  missedOffers: number
  offer: {
    id: string
    startsAt: Date
    centreCode: string
    centreName: LocalizedText
    expiresAt: Date
  } | null
}

export const EnterDraw = z.object({
  drawId: Id,
  days: list(DayText),
  partOfDay: Part,
})
export type EnterDraw = z.output<typeof EnterDraw>
export const LeaveDraw = z.object({ drawId: Id })

const text = (max: number) => z.string({ message: 'required' }).trim().min(3, 'required').max(max, 'too_long')
const Clock = z.string({ message: 'required' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'invalid_time')

export const AnnounceDraw = z
  .object({
    centre: z.string().min(1, 'required').max(80),
    line: z.string().min(1, 'required').max(40),
    service: z.string().min(1, 'required').max(100),
    titleAz: text(120),
    titleEn: text(120),
    titleRu: text(120),
    fromDay: DayText,
    untilDay: DayText,
    opensDay: DayText,
    opensTime: Clock,
    closesDay: DayText,
    closesTime: Clock,
  })
  .refine(({ fromDay, untilDay }) => untilDay >= fromDay, { path: ['untilDay'], message: 'days_order' })
  .refine((draw) => `${draw.closesDay} ${draw.closesTime}` > `${draw.opensDay} ${draw.opensTime}`, {
    path: ['closesDay'],
    message: 'closes_before_opens',
  })
  .refine((draw) => draw.fromDay > draw.closesDay, { path: ['fromDay'], message: 'visits_before_draw' })
export type AnnounceDraw = z.output<typeof AnnounceDraw>
export const CancelDraw = z.object({ id: Id, version: z.coerce.number().int().min(1) })

export type DrawListItem = {
  id: string
  title: LocalizedText
  serviceCode: string
  serviceName: LocalizedText
  centreCode: string
  centreName: LocalizedText
  fromDay: Day
  untilDay: Day
  opensAt: Date
  closesAt: Date
  status: DrawStatus
  drawnAt: Date | null
  version: number
  places: number
  entries: number
}
export type DrawPage = DrawListItem & {
  lineCode: string
  seedHash: string
  seed: string | null
  /** Codes in the order drawn, and what became of each; empty before. */
  order: { code: string; position: number; status: DrawEntryStatus }[]
}
export type OwnDrawEntry = {
  code: string
  status: DrawEntryStatus
  position: number | null
  days: Day[]
  partOfDay: PartOfDay | null
  appointmentId: string | null
}

/** Where a draw stands at a moment. */
export type DrawStage = 'soon' | 'open' | 'closed' | 'drawn' | 'cancelled'
export const drawStage = (draw: { status: DrawStatus; opensAt: Date; closesAt: Date }, now: Date): DrawStage =>
  draw.status !== 'announced' ? draw.status : now < draw.opensAt ? 'soon' : now < draw.closesAt ? 'open' : 'closed'
