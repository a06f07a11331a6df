import { StatusTag, TextLink } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { RepresentationView } from '@/lib/representation/model'
import { SwitchForm } from './ward-card'
import { endWords, servicesWords, STATUS_TONES, untilWords } from './words'

type Props = {
  right: RepresentationView
  locale: Locale
  /** Words of the link when they are not the other side's name. */
  link?: string
  /** With the button to act under it. */
  act?: boolean
  now?: boolean
}

/** A right between two people, in a list. */
export function RightCard({ right, locale, link, act = false, now = false }: Props) {
  const t = getTranslator(locale, 'representation')
  const over = endWords(locale, right)
  return (
    <li className="rounded-lg border border-line p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="font-semibold wrap-anywhere">
          <TextLink href={`/${locale}/representation/${right.id}`}>
            {link ? `${link}${t('offers.lookHidden', { name: right.other })}` : right.other}
          </TextLink>
        </p>
        <StatusTag tone={STATUS_TONES[right.status]}>{t(`status.${right.status}`)}</StatusTag>
      </div>
      <p className="mt-1 text-sm text-muted">
        {t(`kind.${right.kind}`)} · {over ?? untilWords(locale, right)}
      </p>
      {right.kind === 'delegation' && !over && <p className="mt-1 text-sm text-muted">{servicesWords(locale, right)}</p>}
      {act && (
        <div className="mt-3">
          <SwitchForm locale={locale} name={right.other} target={{ id: right.id }} now={now} />
        </div>
      )}
    </li>
  )
}
