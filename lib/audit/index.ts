export { listActivity } from './activity'
export * from './model'
export { recordAudit, recordDisclosure, recordDisclosures, seenSince } from './record'
export { recordNowAndThen } from './record-now-and-then'
