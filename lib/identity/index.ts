export * from './access'
export { requirePartner, type ScopesByOwner, type TokenWorld } from './access-token'
export { type Acting, holdDeputy, setActing } from './acting'
export { checkPassword, type CheckedPassword } from './check-password'
export * from './clients'
export { endExpiredSessions, endSessionsBySid, endSessionsOf, signOut } from './end-session'
export { tidyIdentity } from './housekeeping'
export { withPerson as deviceWithPerson } from './known-device'
export * from './login-sessions'
export { obeyLogoutToken } from './logout-token'
export * from './methods/codes'
export { confirmSignIn } from './methods/confirm-sign-in'
export * from './methods/passkey'
export { type ChangedPassword, changePassword, needsCurrentPassword } from './methods/password/change-password'
export { ChangePassword, RedeemCode } from './methods/password/new-password'
export { MIN_PASSWORD_LENGTH } from './methods/password/rules'
export * from './logout'
export * from './model'
export { hashPassword, passwordMatches } from './passwords'
export { findPerson, updateContact } from './people'
export { canActivateAccounts, canManageStaff } from './policy'
export {
  actedFor,
  currentActing,
  currentSessionView,
  isStaffMember,
  lastSessionEnd,
  orUnavailable,
  requireCtx,
  requireLevel,
} from './require-ctx'
export * from './security'
export { sessionCookieName } from './session-cookie'
export { viewOf } from './session-view'
export { ABSOLUTE_MINUTES, findEndReason, findLiveSession, IDLE_MINUTES, idleEnd, touchSession } from './sessions'
export * from './signing-keys'
export { type SessionWorld, staffBehind } from './staff-request'
export { startSession } from './start-session'
export { addressKey, giveBack, personKey, takeAttempt, type ThrottleKey } from './throttle'
export { changeRolePermissions } from './staff/change-role-permissions'
export { identitySubscribers } from './subscribers'
export { grantRole, revokeRole } from './staff/change-roles'
export { changeStaffStatus } from './staff/change-status'
export { createStaff } from './staff/create-staff'
export { findStaff, getStaffCard, listStaff, listWorkplaces } from './staff/queries'
export { findRole, listRoles } from './staff/roles'
