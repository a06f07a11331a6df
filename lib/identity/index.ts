export * from './access'
export { type Acting, findActedFor, holdDeputy, setActing } from './acting'
export { checkPassword, type CheckedPassword } from './check-password'
export * from './clients'
export { endExpiredSessions, endSessionsBySid, endSessionsOf, signOut } from './end-session'
export { tidyIdentity } from './housekeeping'
export { withPerson as deviceWithPerson } from './known-device'
export {
  type EndedLogin,
  effectiveLevel,
  endLoginSessions,
  findLiveLogin,
  hasLevel,
  LEVEL_MINUTES,
  type LoginSession,
  type WhichLogins,
} from './login-sessions'
export { obeyLogoutToken } from './logout-token'
export { confirmSignIn } from './methods/confirm-sign-in'
export * from './logout'
export * from './model'
export { hashPassword, passwordMatches } from './passwords'
export { findPerson, updateContact } from './people'
export { canManageStaff } from './policy'
export { currentActing, isStaffMember, lastSessionEnd, orUnavailable, requireCtx, requireLevel } from './require-ctx'
export * from './security'
export { sessionCookieName } from './session-cookie'
export { ABSOLUTE_MINUTES, findLiveSession } from './sessions'
export { startSession } from './start-session'
export { grantRole, revokeRole } from './staff/change-roles'
export { changeStaffStatus } from './staff/change-status'
export { createStaff } from './staff/create-staff'
export { findStaff, getStaffCard, type KnownRole, listRoles, listStaff, listWorkplaces } from './staff/queries'
