import type { ReactNode } from 'react'
import { Anchor } from './anchor'
import { cx } from './cx'
import { Icon, type IconName } from './icon'
import { TONE_START, type Tone } from './tone'

export type CardProps = {
  title?: ReactNode
  /** Makes the whole card one link, named by its title. */
  href?: string
  children?: ReactNode
  tone?: Tone
  icon?: IconName
  headingLevel?: 2 | 3 | 4
}

export function Card({ title, href, children, tone, icon, headingLevel = 3 }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div
      className={cx(
        'group relative flex gap-3.5 rounded-lg border border-line bg-surface p-4 sm:p-5',
        tone && tone !== 'neutral' && TONE_START[tone],
        href && 'transition-shadow hover:border-primary hover:shadow-raised',
      )}
    >
      {icon && (
        <span className="flex size-11 shrink-0 items-center justify-center rounded-md bg-primary-soft text-primary">
          <Icon name={icon} />
        </span>
      )}
      <div className="min-w-0 flex-1">
        {title && (
          <Heading className="text-lg">
            {href ? (
              <Anchor
                href={href}
                className="rounded-xs text-primary no-underline before:absolute before:inset-0 before:rounded-lg before:content-[''] group-hover:underline"
              >
                {title}
              </Anchor>
            ) : (
              title
            )}
          </Heading>
        )}
        {children && <div className={cx(Boolean(title) && 'mt-1')}>{children}</div>}
      </div>
    </div>
  )
}

const COLUMNS = { 1: '', 2: 'sm:grid-cols-2', 3: 'sm:grid-cols-2 lg:grid-cols-3', 4: 'sm:grid-cols-2 lg:grid-cols-4' }

export function CardGrid({ children, columns = 3 }: { children: ReactNode; columns?: keyof typeof COLUMNS }) {
  return <div className={cx('grid gap-3 sm:gap-4', COLUMNS[columns])}>{children}</div>
}
