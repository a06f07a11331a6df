export { findActiveClient } from './active-client'
export { allowClient, type ClientGrant, findClientGrant, listClientGrants, revokeClientGrant } from './grants'
export { ownerHash } from './leave-client'
export { noteRelease } from './note-release'
export { canManageClients } from './policy'
export {
  type ClientDetails,
  type ClientHistoryEntry,
  type ClientListItem,
  findClient,
  listClientHistory,
  listClients,
} from './queries'
export { changeClient, type ClientError, clientWorld, createClient, moveClient } from './register'
export { clientProblems } from './rules'
export { personOfSubject, subjectOf } from './subjects'
