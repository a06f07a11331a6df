'use client'
import { useEffect, useState } from 'react'

/** Prints by itself when the ticket has just been taken, once; a kiosk's browser does so without asking. The button is there for paper that got stuck. */
export function PrintTicket({ once, label }: { once: string | null; label: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => {
    setReady(true)
    if (!once) return
    const key = `printed:${once}`
    if (sessionStorage.getItem(key)) return
    sessionStorage.setItem(key, '1')
    window.print()
  }, [once])
  // Without scripts a button could do nothing.
  if (!ready) return null
  return (
    <button
      type="button"
      onClick={() => window.print()}
      className="rounded-md border-2 border-primary bg-surface px-8 text-xl font-semibold text-primary hover:bg-primary-soft"
    >
      {label}
    </button>
  )
}
