import { Anchor } from './anchor'
import { cx } from './cx'
import { Icon } from './icon'

export type StepItem = { label: string; href?: string; state: 'done' | 'current' | 'todo' }
export type StepsProps = {
  label: string
  items: readonly StepItem[]
  /** "Done", for screen readers after a finished step. */
  doneLabel?: string
}

const MARK = {
  done: 'border-success bg-success-soft text-success',
  current: 'border-primary bg-primary text-on-primary',
  todo: 'border-line-strong bg-surface text-muted',
}

/** Where one is in a form of several pages. Finished steps are links back. */
export function Steps({ label, items, doneLabel }: StepsProps) {
  return (
    <nav aria-label={label} className="mb-8">
      <ol className="grid gap-1 sm:flex sm:flex-wrap sm:gap-x-6">
        {items.map((item, index) => {
          const words = (
            <>
              <span
                className={cx(
                  'flex size-7 shrink-0 items-center justify-center rounded-full border text-sm font-semibold tabular-nums',
                  MARK[item.state],
                )}
              >
                {item.state === 'done' ? <Icon name="check" size="sm" /> : index + 1}
              </span>
              <span className={item.state === 'current' ? 'font-semibold' : undefined}>{item.label}</span>
              {item.state === 'done' && doneLabel && <span className="sr-only">, {doneLabel}</span>}
            </>
          )
          return (
            <li key={item.label} aria-current={item.state === 'current' ? 'step' : undefined}>
              {item.href && item.state !== 'current' ? (
                <Anchor
                  href={item.href}
                  className="inline-flex min-h-11 items-center gap-2 rounded-sm text-primary underline decoration-1 underline-offset-4 hover:decoration-2"
                >
                  {words}
                </Anchor>
              ) : (
                <span className={cx('inline-flex min-h-11 items-center gap-2', item.state === 'todo' && 'text-muted')}>
                  {words}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
