import type { ReactNode } from 'react'
import { SourceLine } from './source-line'
import { TextLink } from './text-link'

export type SummaryRow = {
  key: ReactNode
  value: ReactNode
  source?: ReactNode
  action?: { href: string; label: ReactNode; hiddenText?: string }
  /** React's key when `key` is not a text. */
  id?: string
}

/** Names and values: an answer list, a document, a review page. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <div className="@container">
      <dl className="divide-y divide-line">
        {rows.map((row, index) => (
          <div
            key={row.id ?? (typeof row.key === 'string' ? row.key : index)}
            className="grid gap-x-6 gap-y-0.5 py-3 @lg:grid-cols-[minmax(9rem,34%)_1fr_auto]"
          >
            <dt className="text-sm text-muted @lg:text-base">{row.key}</dt>
            <dd className="min-w-0 font-medium">
              {row.value}
              {row.source && (
                <div className="font-normal">
                  <SourceLine>{row.source}</SourceLine>
                </div>
              )}
            </dd>
            {row.action && (
              <dd className="pt-1 @lg:pt-0 @lg:text-end">
                <TextLink href={row.action.href} className="inline-block py-1 @lg:py-0">
                  {row.action.label}
                  {row.action.hiddenText && <span className="sr-only"> {row.action.hiddenText}</span>}
                </TextLink>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </div>
  )
}
