import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import type { Locale } from '@/lib/i18n'
import { SearchForm, WIDE } from './header-parts'

export type HeroProps = { locale: Locale; title: ReactNode; lead?: ReactNode; search?: boolean; children?: ReactNode }

/** The opening of the home page: one sentence, one box. The header's own search box steps aside for it. */
export function Hero({ locale, title, lead, search = false, children }: HeroProps) {
  return (
    <div className="on-deep ornament-ground" {...(search ? { 'data-hero-search': '' } : {})}>
      <div className={cx(WIDE, 'py-10 sm:py-16')}>
        <h1 className="max-w-3xl text-4xl">{title}</h1>
        {lead && <p className="mt-4 max-w-text text-lg text-on-deep-muted">{lead}</p>}
        {search && (
          <div className="mt-7 max-w-2xl">
            <SearchForm locale={locale} large />
          </div>
        )}
        {children && <div className="mt-6">{children}</div>}
      </div>
    </div>
  )
}

/** Keeps content of a public page to the width of the header; the Page piece does it by itself. */
export function Container({ children }: { children: ReactNode }) {
  return <div className={cx(WIDE, 'py-8 sm:py-12')}>{children}</div>
}
