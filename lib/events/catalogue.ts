import type { SessionEndReason } from '@/db/vocabulary/identity'
import type { DisplaceReason } from '@/db/vocabulary/queue'

/**
 * Every event of the product: its type and what it carries. Ids and codes only; a reader asks the owning room for the rest.
 * A type not listed here does not compile in `publish`.
 */
export type EventCatalogue = {
  'identity.signed_in': { personId: string; sessionId: string }
  'identity.signed_out': { personId: string; sessionId: string }
  /** A sign-in began at ASAN Login, whichever portal asked for it. */
  'identity.login_started': { personId: string; loginSessionId: string }
  'identity.login_ended': { personId: string; loginSessionId: string; reason: SessionEndReason }
  /** A person let a company's portal learn something, or took it back. */
  'identity.client_allowed': { personId: string; clientId: string }
  'identity.client_revoked': { personId: string; clientId: string }
  'identity.password_changed': { personId: string }
  /** Somebody typed a PIN to get a new password for. Nobody may know yet whether anybody has it. */
  'identity.reset_asked': { resetRequestId: string }
  /** Somebody has it: a code waits to be sent to its owner. */
  'identity.password_reset_requested': { personId: string; codeId: string }
  /** A new password by way of a reset code. */
  'identity.password_reset': { personId: string }
  'identity.passkey_added': { personId: string; passkeyId: string }
  'identity.passkey_removed': { personId: string; passkeyId: string }
  /** Handed out at a counter. */
  'identity.activation_code_issued': { personId: string; codeId: string }
  /** So many wrong tries that the next ones have to wait; told when a wait begins, not for each try. */
  'identity.sign_in_blocked': { personId: string }
  'identity.representation_offered': RepresentationEvent
  /** Also when a register names a parent or representative who acts for the first time. */
  'identity.representation_accepted': RepresentationEvent
  'identity.representation_refused': RepresentationEvent
  'identity.representation_revoked': RepresentationEvent
  'identity.representation_ended': RepresentationEvent
  /** A deputy wants to send something and waits for the owner's yes. */
  'applications.confirmation_asked': ConfirmationEvent
  /** `given` is followed by `applications.submitted`; `outdated`: the draft was changed or thrown away meanwhile. */
  'applications.confirmation_settled': ConfirmationEvent & { outcome: 'given' | 'refused' | 'outdated' }
  'applications.submitted': ApplicationEvent
  'applications.taken': ApplicationEvent
  /** `answerBy`: the last day for the answer. */
  'applications.information_requested': ApplicationEvent & { answerBy?: string }
  'applications.answered': ApplicationEvent
  /** The officer goes on without the answer. */
  'applications.recalled': ApplicationEvent
  /** `by` when no officer decided: a rule over registers, or the silence of the state. */
  'applications.approved': ApplicationEvent & { by?: 'rule' | 'silence' }
  'applications.rejected': ApplicationEvent & { by?: 'rule' | 'silence' }
  'applications.withdrawn': ApplicationEvent
  'applications.corrected': ApplicationEvent
  'applications.document_added': ApplicationEvent
  /** Four eyes: a decision waits for a second officer, or came back from them. */
  'applications.proposed': ApplicationEvent
  'applications.proposal_returned': ApplicationEvent
  'applications.objected': ApplicationEvent
  'applications.objection_withdrawn': ApplicationEvent
  /** The case is reviewed anew. */
  'applications.objection_upheld': ApplicationEvent
  'applications.objection_dismissed': ApplicationEvent
  /** The term went by without a decision, and silence means nothing by law: people are told. */
  'applications.term_passed': ApplicationEvent & { dueOn: string }
  'applications.message_sent': ApplicationEvent & { messageId: string; side: 'applicant' | 'officer' }
  /** A form made in the admin section is in use from now on; with `retired` it is no longer, and the one before it is back. */
  'applications.form_published': { formVersionId: string; serviceCode: string; version: number; retired?: boolean }
  /** A version of a service's record was published; `validFrom` may be a day to come. */
  'catalogue.service_published': { serviceCode: string; version: number; validFrom: string }
  'payments.fee_paid': {
    feeId: string
    applicationId?: string
    appointmentId?: string | undefined
    personId: string
    serviceCode: string
    amountQepik: number
  }
  'queue.appointment_booked': AppointmentEvent & { partyId?: string }
  'queue.appointment_moved': AppointmentEvent & { previousCentreCode: string; previousStartsAt: string; partyId?: string }
  'queue.appointment_cancelled': AppointmentEvent & { partyId?: string }
  'queue.appointment_called': AppointmentEvent & { counterNumber: number }
  'queue.appointment_served': AppointmentEvent
  'queue.appointment_no_show': AppointmentEvent
  /** The centre cannot receive the visit at its time (`startsAt`): the visitor is asked to choose another. */
  'queue.visit_displaced': AppointmentEvent & { reason: DisplaceReason }
  /** After all it can: the visit takes place at its time. */
  'queue.visit_restored': AppointmentEvent
  /** It is known whether a visit at home costs something; 0: a register says why not. */
  'queue.home_visit_priced': AppointmentEvent & { amountQepik: number; exemption: string | null; later: boolean }
  /** The centre moved it: a mobile unit is late, or less late than was said. */
  'queue.visit_shifted': AppointmentEvent & { previousStartsAt: string; minutes: number; reason: string }
  'queue.ticket_taken': TicketEvent
  'queue.ticket_called': TicketEvent & { counterNumber: number }
  'queue.ticket_served': TicketEvent
  /** Called and did not come, or the day was over. */
  'queue.ticket_missed': TicketEvent
  /** The visitor went away before it was done. */
  'queue.ticket_left': TicketEvent
  /** A freed place is kept for somebody who waits for an earlier time. */
  'queue.earlier_time_offered': AppointmentEvent & {
    offerId: string
    offeredStartsAt: string
    offeredCentreCode: string
    answerBy: string
  }
  /** The offer was taken, declined, or went by. */
  'queue.earlier_time_settled': {
    offerId: string
    appointmentId: string
    personId: string
    outcome: 'accepted' | 'declined' | 'lapsed'
  }
  'queue.draw_settled': {
    drawId: string
    personId: string
    serviceCode: string
    centreCode: string
    outcome: 'won' | 'lost' | 'not_possible'
    appointmentId?: string
  }
  'consents.requested': ConsentEvent
  'consents.granted': ConsentEvent
  'consents.refused': ConsentEvent
  'consents.withdrawn': ConsentEvent
  'consents.lapsed': ConsentEvent
  'consents.expired': ConsentEvent
}

export type EventType = keyof EventCatalogue
export type EventInput = { [T in EventType]: { type: T } & EventCatalogue[T] }[EventType]
/** An event as a subscriber receives it. */
export type EventRecord<T extends EventType = EventType> = {
  [K in T]: { id: string; seq: number; type: K; time: Date; personId: string | null; requestId: string; data: EventCatalogue[K] }
}[T]

type ApplicationEvent = { applicationId: string; personId: string; serviceCode: string; reference: string }
/** `startsAt` is an ISO moment, after the change; a moved visit also tells where and when it was before. */
type AppointmentEvent = {
  appointmentId: string
  personId: string
  reference: string
  serviceCode: string
  centreCode: string
  startsAt: string
}
/** `personId` is null for who did not say who they are; `partyId` when it serves booked visits. */
type TicketEvent = { ticketId: string; personId: string | null; partyId: string | null; centreCode: string; number: string }
/** `personId` is the owner, for a company the one who acts; `deputyPersonId` is null for an offer to nobody. */
type RepresentationEvent = { representationId: string; personId: string; deputyPersonId: string | null }
type ConfirmationEvent = { confirmationId: string; applicationId: string; personId: string; deputyPersonId: string }
type ConsentEvent = { consentId: string; personId: string; partnerCode: string }
