import type { ReactNode } from 'react'
import { Icon } from './icon'

export type DisclosureProps = { summary: ReactNode; children: ReactNode; open?: boolean }

/** Details few people need. Plain HTML, works everywhere; printed open. */
export function Disclosure({ summary, children, open }: DisclosureProps) {
  return (
    <details open={open} className="group/disclosure">
      <summary className="inline-flex min-h-11 items-center gap-1.5 rounded-sm py-1.5 font-semibold text-primary hover:underline">
        <Icon name="chevron-right" size="sm" className="transition-transform group-open/disclosure:rotate-90" />
        {summary}
      </summary>
      <div className="ms-1.5 border-s-2 border-line py-2 ps-4">{children}</div>
    </details>
  )
}
