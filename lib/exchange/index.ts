export { askRegister, DEFAULT_TIMEOUT_MS } from './ask-register'
export * from './model'
export { readFacts } from './read-facts'
export { type ConsentReadError, readUnderConsent } from './read-under-consent'
