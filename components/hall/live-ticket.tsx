'use client'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import type { TicketPulse } from '@/lib/queue/model'
import { browserSounds } from './sounds'
import type { Sounds } from './announce'
import { useLive } from './live-source'

type Words = { on: string; isOn: string; live: string /** With `{time}`. */; old: string }

const bakuClock = (at: string) =>
  new Date(at).toLocaleTimeString('en-GB', { timeZone: 'Asia/Baku', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/**
 * Brings the page up to date when the ticket or the line before it changes, and rings and shakes the phone when it is called, where
 * the visitor allowed it. Says when what stands there is old.
 */
export function LiveTicket({ url, first, asOf, words }: { url: string; first: TicketPulse; asOf: string; words: Words }) {
  const router = useRouter()
  const { state, stale, connected, asOf: since } = useLive<TicketPulse>(url, { state: first, asOf })
  const [sound, setSound] = useState(false)
  const sounds = useRef<Sounds<SpeechSynthesisVoice> | null>(null)
  const before = useRef(first)

  useEffect(() => {
    const was = before.current
    before.current = state
    if (state === was || JSON.stringify(state) === JSON.stringify(was)) return
    const called = state.status === 'called' && (was.status !== 'called' || state.callCount > was.callCount)
    if (called) {
      navigator.vibrate?.([400, 150, 400, 150, 800])
      void sounds.current?.chime()
    }
    router.refresh()
  }, [state, router])

  const turnOn = () => {
    sounds.current = browserSounds()
    setSound(true)
    void sounds.current.chime().catch(() => {})
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
      <p role="status">{stale ? words.old.replace('{time}', bakuClock(since)) : connected ? words.live : ''}</p>
      <button
        type="button"
        onClick={turnOn}
        disabled={sound}
        className="inline-flex min-h-11 items-center rounded-md border border-line-strong bg-surface px-4 font-semibold text-ink disabled:border-transparent disabled:bg-transparent disabled:text-muted"
      >
        {sound ? words.isOn : words.on}
      </button>
    </div>
  )
}
