// What kiosks, hall screens and phones are told, and what a kiosk sends. Nothing here names a person.
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { DeviceKind, TicketStatus } from '@/db/vocabulary/queue'
import { isLocale, type Locale } from '@/lib/i18n/locales'
import { Id, Pin } from '@/lib/platform/forms/model'

export type PairedDevice = {
  id: string
  centreCode: string
  centreName: LocalizedText
  kind: DeviceKind
  name: string
  /** Two letters before the numbers it gives while it is cut off; null for screens. */
  series: string | null
  /** Switched off by the manager. */
  disabled: boolean
}

/** A line as the kiosk offers it. */
export type KioskLine = { code: string; name: LocalizedText; letter: string; anonymous: boolean; services: KioskService[] }
export type KioskService = { code: string; name: LocalizedText; agencyName: LocalizedText; online: boolean }

/** What a kiosk keeps to go on without the network: no text but names, no person. */
export type KioskBundle = {
  centreCode: string
  series: string
  lines: { code: string; name: LocalizedText; letter: string; services: { code: string; name: LocalizedText }[] }[]
  /** The last numbers this kiosk gave today by letter, as the server knows them: a kiosk that lost its memory counts on from there. */
  last: Record<string, number>
}

const LocaleCode = z
  .string()
  .refine(isLocale)
  .transform((text) => text as Locale)
export const CentreCode = z.string().min(1).max(80)

export const PairDevice = z.object({ code: z.string({ message: 'required' }).trim().min(1, 'required').max(40, 'invalid') })

const BirthDate = z
  .object({ 'birthDate.day': z.string(), 'birthDate.month': z.string(), 'birthDate.year': z.string() })
  .partial()
  .transform((parts) => {
    const day = parts['birthDate.day']?.trim().padStart(2, '0') ?? ''
    const month = parts['birthDate.month']?.trim().padStart(2, '0') ?? ''
    return `${parts['birthDate.year']?.trim() ?? ''}-${month}-${day}`
  })

/** Who stands there: both figures are on the identity card, one alone opens nothing. */
export const Identified = z.object({ pin: Pin }).and(BirthDate.transform((birthDate) => ({ birthDate })))

export const TakeAtKiosk = z.object({
  service: z.string().min(1).max(100),
  idempotencyKey: z.uuid('invalid'),
})

export const CheckInAtKiosk = z.object({
  /** What a scanner types or a visitor reads off: a reference, or the whole address of the visit's link. */
  reference: z.string().trim().max(300).optional(),
  idempotencyKey: z.uuid('invalid'),
})

/** `KB-A017`: the kiosk's series, the line's letter, the count of the day. */
export const OFFLINE_NUMBER = /^([A-Z]{2})-([A-Z])(\d{3,4})$/

/** A number a kiosk gave while it was cut off. */
export const OfflineTicket = z.object({
  /** Made by the kiosk before it asked us: also that of the request whose answer was lost. */
  key: Id,
  number: z.string().regex(OFFLINE_NUMBER),
  takenAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  services: z.array(z.string().min(1).max(100)).min(1).max(6),
  locale: LocaleCode,
  /** Of a visitor who came for a booked visit. */
  reference: z.string().trim().max(60).optional(),
})
export type OfflineTicket = z.output<typeof OfflineTicket>

export const OfflineBatch = z.object({
  /** What the kiosk's clock says now: the difference to ours corrects `takenAt`. */
  sentAt: z.iso.datetime({ offset: true }).transform((text) => new Date(text)),
  tickets: z.array(OfflineTicket).max(50),
})
export type OfflineBatch = z.output<typeof OfflineBatch>

/**
 * `taken`: it stands in line. `known`: it was there already. `renumbered`: the lost answer had made a ticket, which now has the number
 * on the paper. `past`: its day is over. `refused`: no such service here, or a number of another series; nothing to send again.
 */
export type MergeOutcome = 'taken' | 'known' | 'renumbered' | 'past' | 'refused'
export type MergeAnswer = {
  results: { key: string; outcome: MergeOutcome }[]
  last: Record<string, number>
}

/** A ticket as its holder sees it on the phone. */
export type TicketView = {
  number: string
  status: TicketStatus
  centreCode: string
  centreName: LocalizedText
  services: LocalizedText[]
  arrivedAt: Date
  counter: number | null
  /** Only this window may call it: it was sent there and keeps its place. */
  targetCounter: number | null
  moved: boolean
  callCount: number
  calledAt: Date | null
  finishedAt: Date | null
  /** Waiting visitors who will probably be called before, of the same lines. */
  ahead: number
  /** Not called before this: parked, or a call that nobody answered. */
  callAfter: Date
  /** Visitors of the same lines who came later and were called first. */
  passedBy: { booked: number; priority: number; other: number }
  /** A ground for being served earlier counted. */
  priority: boolean
  booked: boolean
  version: number
}

/** What the phone's stream tells: enough to know that something changed. */
export type TicketPulse = { status: TicketStatus; counter: number | null; callCount: number; ahead: number; version: number }
