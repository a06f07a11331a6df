'use client'
import { type ReactNode, useEffect, useId, useRef, useSyncExternalStore } from 'react'

export type DialogParts = {
  trigger: ReactNode
  triggerClass: string
  title: ReactNode
  closeLabel: string
  closeIcon: ReactNode
  children: ReactNode
}

const never = () => () => {}

/** The moving part of Dialog; its drawings and classes are made on the server, so that they cost no script. */
export function DialogClient({ trigger, triggerClass, title, closeLabel, closeIcon, children }: DialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const openedEarly = useRef(false)
  const titleId = useId()
  const enhanced = useSyncExternalStore(
    never,
    () => typeof HTMLDialogElement !== 'undefined',
    () => false,
  )

  // Whoever opened it before the JavaScript arrived finds it open afterwards.
  useEffect(() => {
    if (enhanced && openedEarly.current) dialog.current?.showModal()
  }, [enhanced])

  if (!enhanced) {
    return (
      <details
        ref={(details) => () => {
          openedEarly.current = details?.open ?? false
        }}
      >
        <summary className={triggerClass}>{trigger}</summary>
        <div className="mt-3 max-w-text rounded-lg border border-line bg-surface p-5">
          <h2 className="mb-2 text-xl">{title}</h2>
          {children}
        </div>
      </details>
    )
  }
  return (
    <>
      <button type="button" aria-haspopup="dialog" className={triggerClass} onClick={() => dialog.current?.showModal()}>
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
            {closeIcon}
          </button>
        </div>
        {children}
      </dialog>
    </>
  )
}
