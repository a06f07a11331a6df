import type { ReactNode } from 'react'

export type StatProps = { label: ReactNode; value: ReactNode; hint?: ReactNode }

/** One figure. The label comes first in reading order, the figure first to the eye. */
export function Stat({ label, value, hint }: StatProps) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-lg border border-line bg-surface p-4 sm:p-5">
      {hint && <p className="order-first mt-1 text-sm text-muted">{hint}</p>}
      <p className="text-sm text-muted">{label}</p>
      <p className="text-3xl font-bold tracking-tight tabular-nums">{value}</p>
    </div>
  )
}
