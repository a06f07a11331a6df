export * from './model'
export { recordAudit, recordDisclosure, recordDisclosures, seenSince } from './record'
