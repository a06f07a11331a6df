'use client'
import { useEffect, useState } from 'react'

type Line = { id: string; text: string }
type Props = {
  /** Where to say that the case is still open, and hear who else has it. */
  address: string
  first: readonly Line[]
  note: string
}

const EVERY_MS = 20_000

/** Says who else has the case open. Drawn with the page; scripts keep it true while the page stays open. */
export function Presence({ address, first, note }: Props) {
  const [lines, setLines] = useState(first)
  useEffect(() => {
    const ask = async () => {
      if (document.visibilityState === 'hidden') return
      try {
        const response = await fetch(address, { method: 'POST', headers: { accept: 'application/json' } })
        if (!response.ok) return
        const answer: unknown = await response.json()
        if (typeof answer === 'object' && answer !== null && 'viewers' in answer && Array.isArray(answer.viewers))
          setLines(answer.viewers as Line[])
      } catch {
        // The next time will tell.
      }
    }
    const timer = setInterval(ask, EVERY_MS)
    return () => clearInterval(timer)
  }, [address])
  return (
    <div aria-live="polite">
      {lines.length > 0 && (
        <div className="mb-6 max-w-text rounded-md border border-transparent bg-warning-soft p-4">
          {lines.map((line) => (
            <p key={line.id} className="font-semibold">
              {line.text}
            </p>
          ))}
          <p className="mt-1">{note}</p>
        </div>
      )}
    </div>
  )
}
