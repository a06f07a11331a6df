'use client'
import { type ReactNode, useId, useRef, useSyncExternalStore } from 'react'
import { type ButtonKind, type ButtonSize, buttonClass } from './button-styles'
import { cx } from './cx'
import { Icon } from './icon'

export type DialogProps = {
  /** Words of the button that opens it. */
  trigger: ReactNode
  triggerKind?: ButtonKind
  triggerSize?: ButtonSize
  title: ReactNode
  /** Words of the button that closes it without doing anything. */
  closeLabel: string
  children: ReactNode
}

const never = () => () => {}

/**
 * A question that must be answered before going on. Until JavaScript runs (or without it) it is a disclosure in place, with the
 * same content, so nothing inside is out of reach. The browser keeps focus inside and closes it on Escape.
 */
export function Dialog({ trigger, triggerKind = 'secondary', triggerSize = 'md', title, closeLabel, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const enhanced = useSyncExternalStore(never, () => typeof HTMLDialogElement !== 'undefined', () => false)

  if (!enhanced) {
    return (
      <details>
        <summary className={cx(buttonClass(triggerKind, triggerSize), 'enabled:hover:bg-primary-soft')}>{trigger}</summary>
        <div className="mt-3 max-w-text rounded-lg border border-line bg-surface p-5">
          <h2 className="mb-2 text-xl">{title}</h2>
          {children}
        </div>
      </details>
    )
  }
  return (
    <>
      <button type="button" aria-haspopup="dialog" className={buttonClass(triggerKind, triggerSize)} onClick={() => dialog.current?.showModal()}>
        {trigger}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby={titleId}
        className="modal m-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border border-line bg-surface p-5 text-ink shadow-raised sm:p-6"
      >
        <div className="mb-3 flex items-start justify-between gap-4">
          <h2 id={titleId} className="text-xl">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            className="-me-2 -mt-2 flex size-11 shrink-0 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </div>
        {children}
      </dialog>
    </>
  )
}
