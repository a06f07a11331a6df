import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

/** What every control of a form shares: the ids that tie label, hint and error to it. */
export const hintId = (name: string): string => `${name}-hint`
export const errorId = (name: string): string => `${name}-error`

/**
 * Attributes of a control that has a hint or an error under the house ids.
 *
 * `required` is told to screen readers only: the browser's own bubbles speak the browser's language and hide our error summary.
 */
export function describedBy({
  name,
  hint,
  error,
  required,
}: {
  name: string
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
}) {
  const ids = [hint ? hintId(name) : null, error ? errorId(name) : null].filter(Boolean)
  return {
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
    'aria-required': required || undefined,
  }
}

/** The frame of one question; a wrong answer is marked by a bar at its side, an icon and words. */
export function FieldFrame({ error, children, className }: { error?: ReactNode; children: ReactNode; className?: string }) {
  return <div className={cx('mb-6 max-w-text', error && 'border-s-4 border-danger ps-4', className)}>{children}</div>
}

export function FieldLabel({ htmlFor, optional, children }: { htmlFor: string; optional?: string; children: ReactNode }) {
  return (
    <label htmlFor={htmlFor} className="block font-semibold">
      {children}
      {optional && <span className="font-normal text-muted"> ({optional})</span>}
    </label>
  )
}

export function FieldHint({ name, children }: { name: string; children?: ReactNode }) {
  return children ? (
    <p id={hintId(name)} className="mt-0.5 max-w-text text-sm text-muted">
      {children}
    </p>
  ) : null
}

export function FieldError({ name, children }: { name: string; children?: ReactNode }) {
  return children ? (
    <p id={errorId(name)} className="mt-1 flex max-w-text items-start gap-1.5 font-semibold text-danger">
      <Icon name="error" className="mt-[0.15em]" />
      <span>{children}</span>
    </p>
  ) : null
}

export const LEGEND_SIZES = { sm: 'text-base font-semibold', md: 'text-lg font-semibold', lg: 'text-2xl font-semibold' }
export type LegendSize = keyof typeof LEGEND_SIZES

/** Class of every text-like control. 16 px and more, or iOS zooms the page on focus. */
export const controlClass = (error: unknown, className?: string): string =>
  cx(
    'block min-h-12 w-full rounded-md border bg-surface px-3.5 py-2.5 text-base text-ink placeholder:text-muted hover:border-ink disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
    error ? 'border-2 border-danger' : 'border-line-strong',
    className,
  )
