import { Anchor } from './anchor'
import { cx } from './cx'

/** `count` as a text when it is not exact: "1000+". */
export type TabItem = { href: string; label: string; current?: boolean; count?: number | string }

/** Views of the same list. They are links: each view has its own address and works without JavaScript. */
export function Tabs({ label, items }: { label: string; items: readonly TabItem[] }) {
  return (
    <nav aria-label={label} className="mb-6 border-b border-line">
      <ul className="-mb-px flex flex-wrap gap-x-1">
        {items.map((item) => (
          <li key={item.href}>
            <Anchor
              href={item.href}
              aria-current={item.current ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-12 items-center gap-2 border-b-3 px-3 py-2 font-semibold no-underline',
                item.current ? 'border-accent text-ink' : 'border-transparent text-primary hover:border-line-strong',
              )}
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-sunken px-2 text-sm font-medium text-ink tabular-nums">{item.count}</span>
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </nav>
  )
}
