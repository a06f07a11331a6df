export { findActiveClient } from './active-client'
export { personOfSubject, subjectOf } from './subjects'
