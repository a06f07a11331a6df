import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { TONE_ICON, TONE_SOFT, TONE_START, TONE_TEXT, type Tone } from './tone'

export type NoticeProps = { tone: Tone; title?: ReactNode; children?: ReactNode; icon?: IconName }

/** Something to know before going on. It is part of the page: it announces nothing by itself (see Toast and ErrorSummary). */
export function Notice({ tone, title, icon, children }: NoticeProps) {
  return (
    <div
      className={cx(
        'mb-6 flex max-w-text gap-3 rounded-md border border-transparent p-4 last:mb-0',
        TONE_SOFT[tone],
        TONE_START[tone],
      )}
    >
      <Icon name={icon ?? (tone === 'neutral' ? 'info' : TONE_ICON[tone])} className={cx('mt-0.5', TONE_TEXT[tone])} />
      <div className="min-w-0 flex-1">
        {title && <p className={cx('font-semibold', Boolean(children) && 'mb-1')}>{title}</p>}
        {children}
      </div>
    </div>
  )
}
