// What goes into the interface of visits and what comes out. The same schemas check requests and make the OpenAPI document.
import { z } from 'zod'
import {
  APPOINTMENT_STATUSES,
  BOOKING_CHANNELS,
  LEG_OUTCOMES,
  LEG_STATUSES,
  TICKET_STATUSES,
  WAIT_UNKNOWN_REASONS,
} from '@/db/vocabulary/queue'
import { Pin } from '@/lib/platform/forms/model'

const Code = z.string().regex(/^[a-z0-9_-]{1,100}$/, 'invalid')
const Id = z.uuid('invalid')
const Day = z.iso.date('invalid')
const Moment = z
  .string()
  .meta({ format: 'date-time', example: '2026-11-24T10:00:00+04:00', description: 'With the offset of Baku.' })
const Name = z.string().meta({ description: 'In the language of Accept-Language (az, en or ru).' })
const Version = z.int().meta({ description: 'Grows with every change; the ETag is the same number in quotes.' })

export const VisitId = z.object({ id: Id })

export const FreeTimesQuery = z.object({
  service: Code.meta({ description: 'Code of the service.', example: 'din-id-card-renew' }),
  centre: Code.optional().meta({ description: 'Code of the centre. Without it: the nearest time of every centre.' }),
  day: Day.optional().meta({ description: 'Calendar day in Baku. Without it: the first day with a free time.' }),
})

export const ListQuery = z.object({
  show: z.enum(['open', 'past', 'all'], 'invalid').default('open'),
  page: z.coerce.number('invalid').int('invalid').min(1, 'too_small').max(10_000, 'too_big').default(1),
  limit: z.coerce.number('invalid').int('invalid').min(1, 'too_small').max(100, 'too_big').default(20),
})

const Visitor = z.strictObject({ pin: Pin }).meta({
  description: 'Whom the visit is for. Only with appointments.assist, and required there; a person’s token names the person.',
})
const Beneficiary = z
  .strictObject({ pin: Pin })
  .meta({ description: 'The member of the family the visit is for, when not for the visitor; the name comes from the register.' })
const Item = z.strictObject({ serviceCode: Code, slotId: Id, beneficiary: Beneficiary.optional() })

const Channel = z
  .enum(['kiosk', 'phone'], 'choose')
  .meta({ description: 'How the visitor asked. Only with appointments.assist; `phone` when left out.' })
const Single = Item.extend({ visitor: Visitor.optional(), channel: Channel.optional() })
const Several = z.strictObject({
  items: z.array(Item).min(1, 'required').max(10, 'too_many'),
  visitor: Visitor.optional(),
  channel: Channel.optional(),
})
/** One visit, or several that follow each other. */
export const Booking = z.union([Single, Several])
export type Booking = z.output<typeof Booking>
/** Which of the two a body means to be; its mistakes are then named in it. */
export const bookingSchemaFor = (body: unknown) => (typeof body === 'object' && body !== null && 'items' in body ? Several : Single)

export const Move = z.strictObject({
  slotId: Id.meta({ description: 'The new time. The old one is kept until the new one is sure.' }),
})

export const FreeTimes = z.object({
  service: Code,
  times: z.array(z.object({ slotId: Id, startsAt: Moment, minutes: z.int(), free: z.int(), centreCode: Code, centreName: Name })),
})

export const Alternatives = z.array(z.object({ slotId: Id, startsAt: Moment, centreCode: Code, centreName: Name }))

export const Booked = z.object({
  partyId: Id.meta({ description: 'Visits booked together have the same.' }),
  visits: z.array(
    z.object({
      id: Id,
      reference: z.string(),
      serviceCode: Code,
      slotId: Id,
      startsAt: Moment,
    }),
  ),
})

export const Visit = z.object({
  id: Id,
  reference: z.string().meta({ example: 'GRS-2026-7F3K-92QD' }),
  partyId: Id,
  status: z.enum(APPOINTMENT_STATUSES),
  version: Version,
  service: z.object({ code: Code, name: Name }),
  centre: z.object({ code: Code, name: Name, address: z.string() }),
  slotId: Id,
  startsAt: Moment,
  minutes: z.int(),
  channel: z.enum(BOOKING_CHANNELS),
  beneficiary: z.object({ name: z.string() }).nullable(),
  displaced: z
    .object({ reason: z.string() })
    .nullable()
    .meta({ description: 'The centre cannot receive the visit at its time: choose another.' }),
  canMove: z.boolean(),
  canCancel: z.boolean(),
})

export const VisitPage = z.object({
  total: z.int(),
  page: z.int(),
  pageCount: z.int(),
  next: z.string().nullable().meta({ description: 'Address of the next page.' }),
  visits: z.array(Visit),
})

const Wait = z
  .union([
    z.object({
      known: z.literal(true),
      halfMinutes: z.int().meta({ description: 'Half of people wait no longer.' }),
      mostMinutes: z.int().meta({ description: 'Eight in ten wait no longer.' }),
      ahead: z.int(),
    }),
    z.object({ known: z.literal(false), reason: z.enum(WAIT_UNKNOWN_REASONS), ahead: z.int() }),
  ])
  .meta({ description: 'A range that is played forward from the state of the hall, or why none can be told.' })

export const Ticket = z.object({
  id: Id,
  number: z.string().meta({ example: 'A017' }),
  status: z.enum(TICKET_STATUSES),
  centre: z.object({ code: Code, name: Name }),
  arrivedAt: Moment,
  calledAt: Moment.nullable(),
  counterNumber: z.int().nullable().meta({ description: 'The window to go to, while called or served.' }),
  services: z.array(z.object({ serviceCode: Code, status: z.enum(LEG_STATUSES), outcome: z.enum(LEG_OUTCOMES).nullable() })),
  wait: Wait.nullable().meta({ description: 'Null when the ticket is no longer waiting.' }),
})

export const Following = z.object({
  visit: z.object({ id: Id, status: z.enum(APPOINTMENT_STATUSES), startsAt: Moment }),
  expected: z
    .union([
      z.object({ known: z.literal(true), comeAt: Moment, callFrom: Moment, callUntil: Moment }),
      z.object({ known: z.literal(false), reason: z.string() }),
    ])
    .nullable()
    .meta({ description: 'Before the visitor has come: when to come and when the call is expected.' }),
  ticket: Ticket.nullable().meta({ description: 'Once the visitor has come.' }),
})

export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), code: z.string() }))
    .optional()
    .meta({ description: 'JSON pointers into the body; `?name` for parameters.' }),
  alternatives: Alternatives.optional().meta({ description: 'With slot_taken: the three nearest free times.' }),
})
