import { Anchor } from '@/components/ui'

export type IndexItem = { href: string; label: string; count?: number; countLabel?: string }

/** Many links of one kind in columns, each with how much is behind it. */
export function IndexList({ items }: { items: readonly IndexItem[] }) {
  return (
    <ul className="gap-x-8 sm:columns-2 lg:columns-3">
      {items.map((item) => (
        <li key={item.href} className="break-inside-avoid border-b border-line">
          <Anchor
            href={item.href}
            className="group flex min-h-12 items-center justify-between gap-3 py-2 text-primary no-underline"
          >
            <span className="min-w-0 group-hover:underline">{item.label}</span>
            {item.count !== undefined && (
              <span className="shrink-0 rounded-full bg-sunken px-2.5 py-0.5 text-sm text-muted tabular-nums">
                {item.count}
                {item.countLabel && <span className="sr-only"> {item.countLabel}</span>}
              </span>
            )}
          </Anchor>
        </li>
      ))}
    </ul>
  )
}
