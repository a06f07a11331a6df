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
        // 5xx: the server says no for good (RFC 5321, 4.2.1); everything else may pass later.
        if (isRefusal(error)) throw new Refused('refused_address', { cause: error })
        throw error
      }
    },
    close: () => transport.close(),
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number' && error.responseCode >= 500 && error.responseCode < 600
