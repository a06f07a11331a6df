export { claimDueLogouts, type DueLogout } from './claim'
export { findEndedLogin, listOpenPortals, readLogoutReceipt, readReceiptByToken, receiptToken } from './receipt'
export { TRY_LIMIT_MS } from './rules'
export { type LogoutOutcome, settleLogout } from './settle'
