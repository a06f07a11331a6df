export { checkCaller } from './assist/check-caller'
export { bookForCaller, cancelForCaller, endCall, findCaller, listAssistCentres, moveForCaller } from './assist/help-caller'
export { listOfferedTimes } from './assist/offered-times'
export { advanceVisit, type DeskError } from './advance-visit'
export { bookAppointment, bookVisit } from './book-appointment'
export { type CalendarEntry, calendarFile } from './calendar-file'
export { callNext } from './call-next'
export { cancelAppointment } from './cancel-appointment'
export { closePastDays } from './close-past-days'
export { closeCounter, listOpenCounters, openCounter } from './counters'
export { getDesk } from './desk'
export { findPlace } from './facts'
export { countVisitsByHour, countVisitsByStatus, measureVisits } from './figures'
export { listAlternatives, listCentreChoices, listFreeDays, listFreeTimes } from './free-places'
export { moveAppointment, moveVisit } from './move-appointment'
export type { BookingError, CancelParty, MoveError, MoveParty, Party, PartyItem, PlaceParty } from './party'
export { operatedCentres } from './policy'
export { findCompanyOfVisit, findVisit, listPastVisits, listUpcomingVisits } from './queries'
export { listVisitableServices } from './visitable-services'
export { estimateFor, estimateVisit, listCentreWaits } from './waits/estimate'
export { tellWait } from './waits/tell'
export { type Priority, type PriorityAnswer, priorityOf } from './priority'
export { drawLots } from './fair/draw-lots'
export { announceDraw, cancelDraw, enterDraw, leaveDraw } from './fair/draws'
export {
  findDraw,
  findOpenDrawFor,
  findOwnEntry,
  findWaitingEntry,
  listDrawnLines,
  listDraws,
  listOwnDraws,
  mayWaitForEarlier,
} from './fair/queries'
export { answerOffer, joinWaitingList, leaveWaitingList, turnWaitingList } from './fair/waiting-list'
export { checkIn } from './hall/check-in'
export { type MoveAction, moveTicket, type TicketChange, type TicketRow } from './hall/move-ticket'
export { getHallState } from './hall/state'
export { takeTicket } from './hall/take-ticket'
export { getQueueRules } from './rules-data'
export * from './kiosk'
export * from './plan'
export { answerWith, matchOperation, OPERATIONS, openApi, type OperationName } from './api'
export { announceDelay, type Announced, previewDelay } from './units/announce-delay'
export { cancelStopDay, restoreStopDay, type RouteChanged, saveStop } from './units/plan-route'
export { findUnit, listUnits, placesOn } from './units/queries'
export { canAnnounce as canAnnounceDelay, plannedUnits, watchesAll as watchesUnits } from './units/policy'
