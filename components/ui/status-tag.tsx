import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { TONE_ICON, TONE_SOFT, TONE_TEXT, type Tone } from './tone'

export type StatusTagProps = { tone: Tone; children: ReactNode; icon?: IconName }

/** A state in one or two words. The icon and the word carry it; the colour only helps. */
export function StatusTag({ tone, icon, children }: StatusTagProps) {
  return (
    <span
      className={cx(
        'inline-flex items-start gap-1.5 rounded-sm border border-transparent px-2 py-0.5 text-sm font-semibold',
        TONE_SOFT[tone],
        TONE_TEXT[tone],
      )}
    >
      <Icon name={icon ?? TONE_ICON[tone]} size="sm" className="mt-[0.22em]" />
      {children}
    </span>
  )
}
