export type { EventCatalogue, EventInput, EventRecord, EventType } from './catalogue'
export { deliverNext, drainEvents, relayEvents, type Subscriber, subscriber } from './deliver'
export { publish } from './publish'
