import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Where a value comes from and as of when. Every value of a register carries one. */
export function SourceLine({ children }: { children: ReactNode }) {
  return (
    <p className="mt-0.5 flex items-start gap-1.5 text-sm text-muted">
      <Icon name="bank" size="sm" className="mt-[0.25em]" />
      <span className="min-w-0">{children}</span>
    </p>
  )
}
