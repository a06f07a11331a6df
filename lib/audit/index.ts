export * from './model'
export { recordAudit, recordDisclosure } from './record'
