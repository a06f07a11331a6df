import { getTranslator, type Locale } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import type { Mail } from './gateways/gateway'

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] ?? letter)

/**
 * A mail about a notice: one sentence, why, and the way back to the portal. It holds no PIN, no document number and no name,
 * because a mailbox is not the portal; the link needs a sign-in.
 *
 * @param to `link`: another page than that of the notice, for who cannot sign in just now
 */
export function noticeMail(
  to: { id: string; address: string; locale: Locale; noticeId: string; link?: string },
  words: { title: string; text: string; why: string },
): Mail {
  const t = getTranslator(to.locale, 'notifications')
  const link = to.link ?? `${env().PORTAL_URL}/${to.locale}/notifications/${to.noticeId}`
  const open = t(to.link ? 'mail.openPage' : 'mail.open')
  const footer = t('mail.footer')
  const text = [words.title, words.text, `${t('mail.why')}: ${words.why}`, `${open}: ${link}`, '--', footer].join('\n\n')
  const paragraph = (content: string) => `<p style="margin:0 0 16px">${content}</p>`
  const html = `<!doctype html>
<html lang="${to.locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(words.title)}</title></head>
<body style="margin:0;padding:24px;background:#f6f2ea;color:#1b2728;font:17px/1.55 system-ui,'Segoe UI',Roboto,sans-serif">
<main style="max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border-top:4px solid #0b5966">
<p style="margin:0 0 16px;font-weight:700;color:#0b5966">${escapeHtml(t('mail.sender'))}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(words.title)}</h1>
${paragraph(escapeHtml(words.text))}
${paragraph(`<strong>${escapeHtml(t('mail.why'))}:</strong> ${escapeHtml(words.why)}`)}
<p style="margin:0 0 24px"><a href="${link}" style="display:inline-block;padding:12px 20px;background:#0b5966;color:#ffffff;font-weight:700">${escapeHtml(open)}</a></p>
<p style="margin:0;font-size:15px;color:#55605f">${escapeHtml(footer)}</p>
</main></body></html>`
  return { id: to.id, to: to.address, subject: words.title, text, html, locale: to.locale }
}
