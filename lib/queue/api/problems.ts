// Everything that can go wrong at the interface of visits, by the code that a program reads. The documentation is made from this list.

/** Code → status and title (RFC 9457). A code stays what it means for ever; titles may be worded better. */
export const PROBLEMS = {
  invalid_request: [400, 'The request is not well formed'],
  body_not_json: [400, 'The body is not JSON'],
  idempotency_key_invalid: [400, 'The header Idempotency-Key must be present and a UUID'],
  missing_token: [401, 'An access token of ASAN Login is needed'],
  invalid_token: [401, 'The access token is not valid here'],
  invalid_dpop_proof: [401, 'The proof of possession is missing, wrong or used before'],
  insufficient_scope: [403, 'The access token does not allow this'],
  not_allowed: [403, 'This may not be done for this visitor'],
  appointment_not_found: [404, 'There is no such visit'],
  ticket_not_found: [404, 'There is no such ticket'],
  service_not_found: [404, 'There is no such service'],
  centre_not_found: [404, 'There is no such centre'],
  slot_not_found: [404, 'There is no such time'],
  visitor_not_found: [404, 'Nobody is known under this PIN'],
  slot_taken: [409, 'The time was taken'],
  already_booked: [409, 'The visitor has a visit for this service already'],
  same_time: [409, 'The visitor has another visit at this time'],
  changed_meanwhile: [409, 'The visit was changed meanwhile'],
  version_changed: [412, 'The visit is no longer the version named in If-Match'],
  body_too_large: [413, 'The body is too large'],
  body_not_expected_type: [415, 'The body must be application/json'],
  idempotency_key_reused: [422, 'The same Idempotency-Key came with another request before'],
  service_not_here: [422, 'The service is not given at this centre by appointment'],
  booking_closed: [422, 'The time is too near or no longer given'],
  too_many_visits: [422, 'The visitor has as many open visits as one person may'],
  too_many_services: [422, 'More services than one booking may hold'],
  party_apart: [422, 'Visits booked together must follow each other at one centre on one day'],
  beneficiary_not_family: [422, 'The register knows no such child or spouse of the visitor'],
  booking_paused: [422, 'After missed visits booking ahead is closed for a while'],
  move_closed: [422, 'The visit can no longer be moved'],
  cancel_closed: [422, 'The visit can no longer be given up'],
  too_many_requests: [429, 'Too many requests; wait as long as Retry-After says'],
  register_unavailable: [503, 'The register that names the family does not answer now'],
  unavailable: [503, 'The queue cannot answer now'],
} as const satisfies Record<string, readonly [number, string]>
export type ProblemCode = keyof typeof PROBLEMS

type More = { errors?: { pointer: string; code: string }[]; alternatives?: object[] }

/** A refusal as it is sent. `more`: where the request is wrong, or which times are free instead. */
export function problem(code: ProblemCode, more: More = {}, headers: Record<string, string> = {}): Response {
  const [status, title] = PROBLEMS[code]
  return new Response(JSON.stringify({ type: 'about:blank', title, status, code, ...more }), {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  })
}
