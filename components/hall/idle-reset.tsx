'use client'
import { useEffect, useRef, useState } from 'react'

const WARNING_SECONDS = 20

type Words = { title: string; text: string; stay: string; end: string }

/**
 * Somebody walked away: after a rest the screen asks, and goes back to the start when nobody answers. The page is replaced, so that "back"
 * leads nowhere, and forms forget what was typed. Any touch, key or movement counts as an answer.
 */
export function IdleReset({ start, seconds, words }: { start: string; seconds: number; words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [left, setLeft] = useState(WARNING_SECONDS)

  useEffect(() => {
    let quietSince = Date.now()
    const end = () => {
      for (const form of document.forms) form.reset()
      window.location.replace(start)
    }
    const awake = () => {
      quietSince = Date.now()
      if (dialog.current?.open) dialog.current.close()
    }
    const look = () => {
      const quiet = (Date.now() - quietSince) / 1000
      const rest = Math.ceil(seconds + WARNING_SECONDS - quiet)
      if (rest <= 0) return end()
      if (quiet < seconds) return
      setLeft(rest)
      if (!dialog.current?.open) dialog.current?.showModal()
    }
    // A page that comes back from the browser's memory would show what the last visitor typed.
    const shown = (event: PageTransitionEvent) => event.persisted && end()
    const timer = setInterval(look, 1000)
    const events = ['pointerdown', 'keydown', 'scroll', 'input'] as const
    for (const name of events) window.addEventListener(name, awake, { passive: true })
    window.addEventListener('pageshow', shown)
    return () => {
      clearInterval(timer)
      for (const name of events) window.removeEventListener(name, awake)
      window.removeEventListener('pageshow', shown)
    }
  }, [start, seconds])

  return (
    <dialog
      ref={dialog}
      aria-labelledby="idle-title"
      className="m-auto max-w-[min(40rem,92vw)] rounded-xl border-4 border-primary bg-surface p-8 text-ink backdrop:bg-deep/70"
    >
      <h2 id="idle-title" className="text-3xl">
        {words.title}
      </h2>
      <p className="mt-3 text-xl">{words.text.replace('{seconds}', String(left))}</p>
      <div className="mt-6 flex flex-wrap gap-4">
        <button
          type="button"
          className="rounded-md bg-primary px-8 text-xl font-semibold text-on-primary"
          onClick={() => dialog.current?.close()}
        >
          {words.stay}
        </button>
        <a
          href={start}
          className="kiosk-target inline-flex items-center rounded-md border-2 border-line-strong px-6 text-lg font-semibold"
        >
          {words.end}
        </a>
      </div>
    </dialog>
  )
}
