import { Anchor } from './anchor'
import { cx } from './cx'
import { Icon } from './icon'

export type PaginationProps = {
  page: number
  pageCount: number
  hrefFor: (page: number) => string
  /** `page` names one link for screen readers: "page 3". */
  labels: { nav: string; previous: string; next: string; page: string | ((page: number) => string) }
}

/** Pages to show: the first, the last, the current with its neighbours; 0 stands for a gap. */
export function pageWindow(page: number, pageCount: number): number[] {
  const near = [1, page - 1, page, page + 1, pageCount].filter((n) => n >= 1 && n <= pageCount)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((n, index) => {
    const before = shown[index - 1]
    if (before === undefined || n - before === 1) return [n]
    return n - before === 2 ? [n - 1, n] : [0, n]
  })
}

const LINK = 'inline-flex min-h-11 min-w-11 items-center justify-center gap-1 rounded-md border px-3 font-medium no-underline'

export function Pagination({ page, pageCount, hrefFor, labels }: PaginationProps) {
  if (pageCount < 2) return null
  const nameOf = (n: number) => (typeof labels.page === 'function' ? labels.page(n) : `${labels.page} ${n}`)
  return (
    <nav aria-label={labels.nav} className="mt-6">
      <ul className="flex flex-wrap items-center gap-1.5">
        {page > 1 && (
          <li>
            <Anchor
              href={hrefFor(page - 1)}
              rel="prev"
              className={cx(LINK, 'border-transparent text-primary hover:bg-primary-soft')}
            >
              <Icon name="chevron-left" size="sm" />
              <span className="max-sm:sr-only">{labels.previous}</span>
            </Anchor>
          </li>
        )}
        {pageWindow(page, pageCount).map((n, index) =>
          n === 0 ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a gap has no name but its place
            <li key={`gap-${index}`} aria-hidden className="px-1 text-muted">
              …
            </li>
          ) : (
            <li key={n}>
              <Anchor
                href={hrefFor(n)}
                aria-label={nameOf(n)}
                aria-current={n === page ? 'page' : undefined}
                className={cx(
                  LINK,
                  n === page ? 'border-primary bg-primary text-on-primary' : 'border-line bg-surface text-ink hover:border-primary',
                )}
              >
                {n}
              </Anchor>
            </li>
          ),
        )}
        {page < pageCount && (
          <li>
            <Anchor
              href={hrefFor(page + 1)}
              rel="next"
              className={cx(LINK, 'border-transparent text-primary hover:bg-primary-soft')}
            >
              <span className="max-sm:sr-only">{labels.next}</span>
              <Icon name="chevron-right" size="sm" />
            </Anchor>
          </li>
        )}
      </ul>
    </nav>
  )
}
