'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

type DeskLiveProps = {
  /** Answers `{ mark, alarm }`: what the page shows now. */
  href: string
  mark: string
  alarm: string
}

const ASK_MS = 3_000
/** Lists move all the time at a busy centre: they are drawn anew at most this often. An alarm at once. */
const REDRAW_MS = 8_000
/** Minutes pass also where nothing happens. */
const AT_LEAST_MS = 60_000

/**
 * Asks every few seconds whether anything changed and draws the page anew only then; the question is also the window's sign of life.
 * Without scripts the refresh link does the same.
 */
export function DeskLive({ href, mark, alarm }: DeskLiveProps) {
  const router = useRouter()
  useEffect(() => {
    let drawnAt = Date.now()
    let stopped = false
    const ask = async () => {
      // A hidden tab still says that the officer is there; it only does not draw.
      const answer = await fetch(href, { cache: 'no-store' }).catch(() => null)
      if (stopped || !answer?.ok) return
      const now: { mark: string; alarm: string } = await answer.json()
      const since = Date.now() - drawnAt
      const busy =
        document.querySelector('dialog[open]') !== null || document.activeElement?.matches('input, textarea, select') === true
      const wanted = now.alarm !== alarm || (now.mark !== mark && since >= REDRAW_MS) || since >= AT_LEAST_MS
      if (wanted && !busy && document.visibilityState === 'visible') {
        drawnAt = Date.now()
        router.refresh()
      }
    }
    const timer = setInterval(ask, ASK_MS)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [router, href, mark, alarm])
  return null
}
