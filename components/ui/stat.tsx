import type { ReactNode } from 'react'

export type StatProps = { label: ReactNode; value: ReactNode; hint?: ReactNode }

/** One figure. The label comes first in reading order, the figure first to the eye. */
export function Stat({ label, value, hint }: StatProps) {
  return (
    <div className="flex flex-col rounded-lg border border-line bg-surface p-4 sm:p-5">
      <p className="font-medium">{label}</p>
      <p className="order-first text-3xl font-bold tracking-tight">{value}</p>
      {hint && <p className="mt-0.5 text-sm text-muted">{hint}</p>}
    </div>
  )
}
