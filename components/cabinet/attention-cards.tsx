import { ButtonLink, Disclosure } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { formatDay } from '@/lib/i18n/format'
import type { AttentionItem } from '@/lib/notifications/model'

/** What asks for something: the fact, why it is shown, and the button that starts the right service. */
export function AttentionCards({ items, locale }: { items: readonly AttentionItem[]; locale: Locale }) {
  const t = getTranslator(locale, 'cabinet')
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li
          key={item.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 rounded-md border border-s-4 border-line border-s-accent bg-accent-soft/40 p-4"
        >
          <div className="min-w-0 flex-1 basis-72">
            <h3 className="text-lg">{item.title}</h3>
            <p className="mt-1">{item.body}</p>
            {item.dueOn && (
              <p className="mt-1 text-sm font-medium text-muted">{t('dueOn', { due: formatDay(locale, item.dueOn) })}</p>
            )}
            <Disclosure summary={t('why')}>
              <p>{item.why}</p>
            </Disclosure>
          </div>
          <ButtonLink href={item.action.href}>{item.action.label}</ButtonLink>
        </li>
      ))}
    </ul>
  )
}
