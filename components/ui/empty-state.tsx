import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export type EmptyStateProps = { title: ReactNode; children?: ReactNode; action?: ReactNode; icon?: IconName }

/** Nothing here yet: says why, and what one can do. */
export function EmptyState({ title, icon = 'buta', children, action }: EmptyStateProps) {
  return (
    <div className="ornament-ground overflow-hidden rounded-lg border border-line bg-surface px-5 py-8 sm:px-8 sm:py-10">
      <span className="mb-3 flex size-12 items-center justify-center rounded-full bg-accent-soft text-accent">
        <Icon name={icon} size="lg" />
      </span>
      <p className="text-lg font-semibold">{title}</p>
      {children && <div className="mt-1 max-w-text text-muted">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
