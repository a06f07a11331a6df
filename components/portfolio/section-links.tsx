import { Icon } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { PortfolioSection } from '@/lib/portfolio/model'

/** Jumps to the sections; one that lacks an answer says so before the jump. */
export function SectionLinks({ locale, sections }: { locale: Locale; sections: readonly PortfolioSection[] }) {
  const t = getTranslator(locale, 'portfolio')
  return (
    <nav aria-label={t('jump')} className="mb-6 print:hidden">
      <ul className="flex flex-wrap gap-2">
        {sections.map(({ code, ok }) => (
          <li key={code}>
            <a
              href={`#${code}`}
              className="inline-flex min-h-11 items-center gap-2 rounded-md border border-line bg-surface px-3.5 font-medium text-primary hover:border-primary hover:underline"
            >
              {!ok && <Icon name="alert" size="sm" className="text-warning" />}
              {t(`sections.${code}`)}
              {!ok && <span className="sr-only"> ({t('failure.mark')})</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
