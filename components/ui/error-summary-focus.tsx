'use client'
import { type MouseEvent, type ReactNode, useEffect, useRef } from 'react'

const CONTROL = 'input:not([type=hidden]), select, textarea, button'

/** Goes to the control itself and shows its question too: a plain jump would leave the label above the screen's edge. */
function goToField(event: MouseEvent<HTMLElement>) {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!target) return
  const control = target.matches(CONTROL) ? target : target.querySelector<HTMLElement>(CONTROL)
  const question = target.closest('fieldset') ?? document.querySelector(`label[for="${CSS.escape(target.id)}"]`) ?? target
  event.preventDefault()
  question.scrollIntoView({ block: 'start' })
  ;(control ?? target).focus({ preventScroll: true })
}

/** The box of ErrorSummary. HTML's own autofocus serves a page load; the effect serves a move inside the browser. */
export function ErrorSummaryFocus({
  labelledBy,
  className,
  children,
}: {
  labelledBy: string
  className: string
  children: ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link pressed by keyboard clicks too; this only listens to the links inside
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form the list of what is wrong is what the visitor came to read
      autoFocus
      aria-labelledby={labelledBy}
      className={className}
      onClick={goToField}
    >
      {children}
    </div>
  )
}
