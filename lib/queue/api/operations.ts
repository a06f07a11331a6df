// The interface of visits: every operation, what it takes, what it answers, what it may refuse with. Routes serve it (app/api/v1),
// the document describes it (openapi.ts), and a test holds the two together.
import type { z } from 'zod'
import type { TokenWorld } from '@/lib/identity'
import { book } from './book'
import { cancel, move, visitAnswer } from './change'
import { findOwnTicket, follow } from './follow'
import { findFreeTimes, shownTime } from './free-times'
import { problem } from './problems'
import * as s from './schemas'
import { type Operation, serve } from './serve'
import { listVisitsOf, shownVisit } from './visits'

const READ = { person: 'appointments.read', machine: 'appointments.assist' } as const
const WRITE = { person: 'appointments.write', machine: 'appointments.assist' } as const

/** What a rule of booking may answer to a wanted time. */
const PLACE_PROBLEMS = ['slot_not_found', 'slot_taken', 'same_time', 'service_not_here', 'booking_closed', 'party_apart'] as const
const BODY_PROBLEMS = ['invalid_request', 'body_not_json', 'body_too_large', 'body_not_expected_type'] as const

const freeTimes: Operation<z.output<typeof s.FreeTimesQuery>> = {
  method: 'GET',
  path: '/appointments/free-times',
  summary: 'Times that can be booked now',
  description:
    'With `centre`: all times of a day (of the first day with one, when no `day` is named). Without it: the nearest time of every centre, the soonest first.',
  scopes: { person: 'appointments.read', machine: 'appointments.read' },
  query: s.FreeTimesQuery,
  answer: { status: 200, description: 'Free times, the earliest first.', schema: s.FreeTimes },
  problems: ['invalid_request', 'service_not_found', 'centre_not_found'],
  run: async ({ caller: { ctx }, locale, query }) => {
    const found = await findFreeTimes(ctx, query)
    if (!found.ok) return problem(found.error)
    return Response.json({ service: query.service, times: found.value.map((time) => shownTime(time, locale)) })
  },
}

const bookVisits: Operation<unknown, s.Booking> = {
  method: 'POST',
  path: '/appointments',
  summary: 'Book a visit, or several that follow each other',
  description:
    'All or none. The same Idempotency-Key finds what it booked before and answers it again (`Idempotency-Replayed: true`). A person’s token books for that person; a body of the state with appointments.assist names the visitor by PIN.',
  scopes: WRITE,
  body: { documented: s.Booking, schemaFor: s.bookingSchemaFor },
  idempotent: true,
  answer: { status: 201, description: 'The visits, each with its reference.', schema: s.Booked },
  problems: [
    ...BODY_PROBLEMS,
    ...PLACE_PROBLEMS,
    'idempotency_key_invalid',
    'idempotency_key_reused',
    'not_allowed',
    'visitor_not_found',
    'already_booked',
    'too_many_visits',
    'too_many_services',
    'beneficiary_not_family',
    'register_unavailable',
    'booking_paused',
  ],
  run: book,
}

const listVisits: Operation<z.output<typeof s.ListQuery>> = {
  method: 'GET',
  path: '/appointments',
  summary: 'Visits of the person, the latest first',
  description: 'A body of the state sees what was booked through it.',
  scopes: READ,
  query: s.ListQuery,
  answer: { status: 200, description: 'A page of visits.', schema: s.VisitPage },
  problems: ['invalid_request'],
  run: async ({ caller, query }) => {
    const { rows, page, pageCount, total } = await listVisitsOf(caller, query)
    const next = `/api/v1/appointments?${new URLSearchParams({ show: query.show, page: String(page + 1), limit: String(query.limit) })}`
    return Response.json({
      total,
      page,
      pageCount,
      next: page < pageCount ? next : null,
      visits: rows.map((row) => shownVisit(row, caller)),
    })
  },
}

const getVisit: Operation = {
  method: 'GET',
  path: '/appointments/{id}',
  summary: 'One visit',
  scopes: READ,
  answer: { status: 200, description: 'The visit; its version is the ETag.', schema: s.Visit },
  problems: ['appointment_not_found'],
  run: visitAnswer,
}

const moveVisit: Operation<unknown, z.output<typeof s.Move>> = {
  method: 'PATCH',
  path: '/appointments/{id}',
  summary: 'Move a visit to another time',
  description: 'The old time is kept until the new one is sure. With If-Match only the version named is moved.',
  scopes: WRITE,
  body: { documented: s.Move, schemaFor: () => s.Move },
  conditional: true,
  answer: { status: 200, description: 'The visit at its new time.', schema: s.Visit },
  problems: [
    ...BODY_PROBLEMS,
    ...PLACE_PROBLEMS,
    'not_allowed',
    'appointment_not_found',
    'changed_meanwhile',
    'version_changed',
    'move_closed',
  ],
  run: move,
}

const cancelVisit: Operation = {
  method: 'DELETE',
  path: '/appointments/{id}',
  summary: 'Give a visit up',
  description: 'The row stays, as cancelled; its place goes to somebody who waits for one, or is free at once.',
  scopes: WRITE,
  conditional: true,
  answer: { status: 200, description: 'The cancelled visit.', schema: s.Visit },
  problems: ['not_allowed', 'appointment_not_found', 'version_changed', 'changed_meanwhile', 'cancel_closed'],
  run: cancel,
}

const followVisit: Operation = {
  method: 'GET',
  path: '/appointments/{id}/queue',
  summary: 'Follow a visit on its day: when to come, the ticket, the wait',
  scopes: READ,
  answer: { status: 200, description: 'Where the visit stands in the queue.', schema: s.Following },
  problems: ['appointment_not_found'],
  run: follow,
}

const getTicket: Operation = {
  method: 'GET',
  path: '/tickets/{id}',
  summary: 'A ticket of the hall, for the one it was given to',
  scopes: READ,
  answer: { status: 200, description: 'The ticket and its wait.', schema: s.Ticket },
  problems: ['ticket_not_found'],
  run: findOwnTicket,
}

export const OPERATIONS = { freeTimes, bookVisits, listVisits, getVisit, moveVisit, cancelVisit, followVisit, getTicket } as const
export type OperationName = keyof typeof OPERATIONS

/** Answers one request with one operation. Tests bring the world in which tokens are checked. */
export function answerWith(
  name: OperationName,
  request: Request,
  params: Record<string, string> = {},
  world?: TokenWorld,
): Promise<Response> {
  return serve(OPERATIONS[name] as Operation, request, params, world)
}
