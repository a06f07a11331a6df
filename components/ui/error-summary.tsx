'use client'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'
import { Icon } from './icon'

export type FieldProblem = { field: string; message: ReactNode }
export type ErrorSummaryProps = { title: ReactNode; errors: readonly FieldProblem[] }

const FOCUSABLE = 'input:not([type=hidden]), select, textarea, button'

/** Moves to the control itself, and shows its label too: a plain jump would leave the question above the screen's edge. */
function goToField(event: MouseEvent<HTMLAnchorElement>) {
  const target = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)))
  if (!target) return
  const control = target.matches(FOCUSABLE) ? target : target.querySelector<HTMLElement>(FOCUSABLE)
  const question = target.closest('fieldset') ?? document.querySelector(`label[for="${CSS.escape(target.id)}"]`) ?? target
  event.preventDefault()
  question.scrollIntoView({ block: 'start' })
  ;(control ?? target).focus({ preventScroll: true })
}

/**
 * Everything that keeps the form from going on, above the form. It takes focus when the page arrives: by the HTML attribute
 * without JavaScript, by the effect after a navigation inside the browser. A link's `field` is the control's name.
 */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form the list of what is wrong is what the visitor came to read
      autoFocus
      aria-labelledby="error-summary-title"
      className="mb-8 max-w-text rounded-md border-2 border-danger bg-danger-soft p-4 sm:p-5"
    >
      <h2 id="error-summary-title" className="flex items-start gap-2 text-lg text-danger">
        <Icon name="error" className="mt-1" />
        {title}
      </h2>
      <ul className="mt-2 grid gap-1 ps-7">
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a href={`#${field}`} onClick={goToField} className="inline-block rounded-xs py-1 font-semibold text-danger underline underline-offset-4 hover:decoration-2">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
