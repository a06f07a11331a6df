import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui'

export type RecordRow = { key: string; value: ReactNode }
type RecordCardProps = {
  icon: IconName
  title: ReactNode
  tag?: ReactNode
  rows: readonly RecordRow[]
  source?: ReactNode
  action?: ReactNode
}

/** One document or thing of a register: what it is, how it stands, its facts, who says so. */
export function RecordCard({ icon, title, tag, rows, source, action }: RecordCardProps) {
  return (
    <article className="flex flex-col rounded-md border border-line p-4 print:break-inside-avoid">
      <div className="flex items-start gap-3">
        <Icon name={icon} className="mt-1 text-primary" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
          <h3 className="text-lg">{title}</h3>
          {tag}
        </div>
      </div>
      <dl className="mt-3 grid grow content-start gap-y-1.5">
        {rows.map(({ key, value }) => (
          <div key={key} className="grid grid-cols-[minmax(6.5rem,38%)_1fr] items-baseline gap-x-3">
            <dt className="text-sm text-muted">{key}</dt>
            <dd className="min-w-0 font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      {action && <div className="mt-3 print:hidden">{action}</div>}
      {source && <div className="mt-3 border-t border-line [&>div]:mt-2">{source}</div>}
    </article>
  )
}

export function RecordGrid({ children }: { children: ReactNode }) {
  return <div className="grid gap-3 sm:gap-4 md:grid-cols-2 md:[&>*:only-child]:col-span-2">{children}</div>
}

/** "There is none", said by the register. */
export function NoneLine({ children }: { children: ReactNode }) {
  return <p className="text-muted">{children}</p>
}
