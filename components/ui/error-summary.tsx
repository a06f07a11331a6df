import type { ReactNode } from 'react'
import { ErrorSummaryFocus } from './error-summary-focus'
import { Icon } from './icon'

export type FieldProblem = { field: string; message: ReactNode }
export type ErrorSummaryProps = { title: ReactNode; errors: readonly FieldProblem[] }

/** Everything that keeps the form from going on, above the form. It takes focus when the page arrives; `field` is the control's name. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null
  return (
    <ErrorSummaryFocus
      labelledBy="error-summary-title"
      className="mb-8 max-w-text rounded-md border-2 border-danger bg-danger-soft p-4 sm:p-5"
    >
      <h2 id="error-summary-title" className="flex items-start gap-2 text-lg text-danger">
        <Icon name="error" className="mt-1" />
        {title}
      </h2>
      <ul className="mt-2 grid gap-1 ps-7">
        {errors.map(({ field, message }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              className="inline-block rounded-xs py-1 font-semibold text-danger underline underline-offset-4 hover:decoration-2"
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </ErrorSummaryFocus>
  )
}
