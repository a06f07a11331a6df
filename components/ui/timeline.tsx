import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'
import { TONE_ICON, TONE_SOFT, TONE_TEXT, type Tone } from './tone'

export type TimelineItem = { title: ReactNode; at: ReactNode; detail?: ReactNode; tone?: Tone; current?: boolean }
export type TimelineProps = { items: readonly TimelineItem[]; label?: string }

/** What happened, in the order given. */
export function Timeline({ items, label }: TimelineProps) {
  return (
    <ol aria-label={label} className="max-w-text">
      {items.map((item, index) => {
        const tone = item.tone ?? 'neutral'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only grows; its rows have no other key here
          <li key={index} aria-current={item.current ? 'step' : undefined} className="relative flex gap-4 pb-6 last:pb-0">
            {index < items.length - 1 && <span aria-hidden className="absolute start-[0.9375rem] top-8 bottom-0 w-0.5 bg-line" />}
            <span
              className={cx(
                'mt-px flex size-8 shrink-0 items-center justify-center rounded-full border',
                item.current
                  ? 'border-primary bg-primary text-on-primary'
                  : cx('border-transparent', TONE_SOFT[tone], TONE_TEXT[tone]),
              )}
            >
              <Icon name={TONE_ICON[tone]} size="sm" />
            </span>
            <div className="min-w-0 flex-1 pt-0.5">
              <p className={item.current ? 'font-bold' : 'font-semibold'}>{item.title}</p>
              <p className="text-sm text-muted">{item.at}</p>
              {item.detail && <div className="mt-1">{item.detail}</div>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
