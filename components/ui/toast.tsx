import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import { TONE_ICON, TONE_SOFT, TONE_START, TONE_TEXT, type Tone } from './tone'

export type ToastProps = { tone?: Tone; children: ReactNode }

/** "It is done", at the top of the page one lands on. It stays: messages that vanish are missed by slow readers. */
export function Toast({ tone = 'success', children }: ToastProps) {
  return (
    <div
      role="status"
      className={cx(
        'toast mb-6 flex items-start gap-3 rounded-md border border-transparent px-4 py-3 font-medium shadow-raised',
        TONE_SOFT[tone],
        TONE_START[tone],
      )}
    >
      <Icon name={tone === 'success' ? 'check-circle' : TONE_ICON[tone]} className={cx('mt-0.5', TONE_TEXT[tone])} />
      <div className="min-w-0 flex-1">{children}</div>
    </div>
  )
}
