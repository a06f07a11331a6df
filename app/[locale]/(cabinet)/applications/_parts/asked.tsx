import { ButtonLink, Notice } from '@/components/ui'
import type { Confirmation } from '@/lib/applications'
import { formatDateTime, getTranslator, type Locale } from '@/lib/i18n'

type Props = { asked: Confirmation | null /** Who looks is the deputy. */; deputy: boolean; locale: Locale; href: string }

/** How a deputy's request to send stands: for the owner the way to answer, for the deputy the wait or the no. */
export function Asked({ asked, deputy, locale, href }: Props) {
  const t = getTranslator(locale, 'representation')
  if (asked?.status === 'waiting' && asked.current)
    return deputy ? (
      <Notice tone="info" title={t('confirm.waiting')}>
        <p>{t('confirm.waitingBody', { at: formatDateTime(locale, asked.askedAt) })}</p>
      </Notice>
    ) : (
      <Notice tone="warning" title={t('confirm.ownerNotice', { name: asked.deputy })}>
        <ButtonLink size="sm" href={href}>
          {t('confirm.ownerLook')}
        </ButtonLink>
      </Notice>
    )
  if (asked?.status === 'refused' && deputy)
    return (
      <Notice tone="warning" title={t('confirm.refused')}>
        <p className="whitespace-pre-line wrap-anywhere">{t('confirm.refusedBody', { reason: asked.reason ?? '' })}</p>
      </Notice>
    )
  return null
}
