export { isStaffMember, requireCtx } from './require-ctx'
export { sessionCookieName } from './session-cookie'
