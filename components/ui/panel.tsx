import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { TONE_TOP, type Tone } from './tone'

export type PanelProps = {
  title: ReactNode
  id?: string
  tone?: Tone
  icon?: IconName
  actions?: ReactNode
  footer?: ReactNode
  children?: ReactNode
}

/** One subject of a screen with its own heading (h2). A screen reader finds it as a region by that name. */
export function Panel({ title, id, tone, icon, actions, footer, children }: PanelProps) {
  const made = useId()
  const headingId = `${id ?? made}-title`
  return (
    <section id={id} aria-labelledby={headingId} className={cx('rounded-lg border border-line bg-surface', tone && TONE_TOP[tone])}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 pt-4 sm:px-6 sm:pt-5">
        <h2 id={headingId} className="flex items-center gap-2.5 text-xl">
          {icon && <Icon name={icon} className="text-primary" />}
          {title}
        </h2>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      <div className="px-4 pt-3 pb-4 sm:px-6 sm:pb-6">{children}</div>
      {footer && <div className="border-t border-line px-4 py-3 sm:px-6">{footer}</div>}
    </section>
  )
}
