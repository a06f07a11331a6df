import type { ReactNode } from 'react'
import { Anchor } from '@/components/ui/anchor'
import { cx } from '@/components/ui/cx'
import { Icon } from '@/components/ui/icon'

export type Crumb = { href: string; label: string }
export type PageProps = {
  title: ReactNode
  lead?: ReactNode
  /** The way here, without the page itself. Phones show the last step only. */
  breadcrumbs?: readonly Crumb[]
  /** Buttons beside the title. */
  actions?: ReactNode
  /** Above the title: a toast, an error summary. */
  notice?: ReactNode
  children?: ReactNode
  /** At the side on wide screens, below on narrow ones. */
  aside?: ReactNode
  /** `text` keeps lines short enough to read; `wide` is for lists and tables. */
  width?: 'text' | 'wide'
}

/** The body of a screen: where one is, the heading (h1), what one can do, the content. Inside a shell. */
export function Page({ title, lead, breadcrumbs = [], actions, notice, children, aside, width = 'wide' }: PageProps) {
  return (
    <div className="py-6 sm:py-8 in-data-bleed:mx-auto in-data-bleed:w-full in-data-bleed:max-w-wide in-data-bleed:px-4 in-data-bleed:sm:px-6">
      {breadcrumbs.length > 0 && (
        <nav>
          <ol className="mb-2 flex flex-wrap items-center gap-x-1.5 text-sm">
            {breadcrumbs.map((crumb, index) => (
              <li key={crumb.href} className={cx('flex items-center gap-1.5', index < breadcrumbs.length - 1 && 'max-sm:hidden')}>
                {index > 0 && <Icon name="chevron-right" size="sm" className="text-muted max-sm:hidden" />}
                {index === breadcrumbs.length - 1 && <Icon name="chevron-left" size="sm" className="text-muted sm:hidden" />}
                <Anchor
                  href={crumb.href}
                  className="inline-flex min-h-11 items-center rounded-xs text-primary underline decoration-1 underline-offset-4 hover:decoration-2 sm:min-h-8"
                >
                  {crumb.label}
                </Anchor>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {notice}
      <div className="mb-6 flex flex-wrap items-start justify-between gap-x-6 gap-y-4 sm:mb-8">
        <div className="min-w-0">
          <h1 className="text-3xl">{title}</h1>
          {lead && <div className="mt-2 max-w-text text-lg text-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
      </div>
      {aside ? (
        <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-10 print:grid-cols-1">
          <div className={cx('min-w-0', width === 'text' && 'max-w-text')}>{children}</div>
          <aside className="min-w-0">{aside}</aside>
        </div>
      ) : (
        <div className={cx(width === 'text' && 'max-w-text')}>{children}</div>
      )}
    </div>
  )
}
