import { eventRules } from './rules'
import { settleByApplication, settleByConsent } from './subscribers'

export { deliverDueNotice } from './deliver'
export { type DemoMessage, listDemoMessages } from './demo-mailbox'
export { startDemoMailServer } from './demo-mail-server'
export type { Gateways } from './gateways/gateway'
export { noSms, simulatedSms } from './gateways/simulated-sms'
export { smtpGateway } from './gateways/smtp'
export { markAllRead, markRead } from './mark-read'
export * from './model'
export { chooseMail, getMailChoice } from './preferences'
export { countUnread, findNotice, getNoticesNow, listAttention, listNotices, listSentOutside, type SentOutside } from './queries'
export { clockRules } from './rules'
export { sendNotice } from './send-notice'
export { settleMatter } from './settle'

/** What this room does when another publishes. */
export const notificationSubscribers = [...eventRules, settleByApplication, settleByConsent]
