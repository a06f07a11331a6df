import nodemailer from 'nodemailer'
import { env } from '@/lib/platform/env'
import { type EmailGateway, type Mail, Refused } from './gateway'

const TIMEOUT_MS = 10_000

/** Mail through the server of SMTP_URL. */
export function smtpGateway(url = env().SMTP_URL, from = env().MAIL_FROM): EmailGateway & { close(): void } {
  const target = new URL(url)
  const transport = nodemailer.createTransport({
    host: target.hostname,
    port: Number(target.port || (target.protocol === 'smtps:' ? 465 : 25)),
    secure: target.protocol === 'smtps:',
    auth: target.username ? { user: decodeURIComponent(target.username), pass: decodeURIComponent(target.password) } : undefined,
    pool: true,
    maxConnections: 2,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  })
  return {
    async send(mail: Mail) {
      try {
        await transport.sendMail({
          from,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.id}@${new URL(env().PORTAL_URL).hostname}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
        })
      } catch (error) {
        if (isRefusal(error)) throw new Refused('refused_address', { cause: error })
        throw error
      }
    },
    close: () => transport.close(),
  }
}

/**
 * Whether the server says no to this very recipient or message, for good: 5xx (RFC 5321, 4.2.1). A 5xx before that (the
 * greeting, the sign-in, our own sender address) is about us and passes once the set-up is repaired, so the mail is kept.
 */
function isRefusal(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, command, responseCode = 0 } = error as Error & { code?: string; command?: string; responseCode?: number }
  const aboutThisMail = code === 'EMESSAGE' || (code === 'EENVELOPE' && command !== 'MAIL FROM')
  return aboutThisMail && responseCode >= 500 && responseCode < 600
}
