'use client'
import { useEffect, useRef, useState } from 'react'

/** How fresh what is shown is. `asOf`: ISO moment of the last reading that succeeded. */
export type Freshness = { stale: boolean; asOf: string; connected: boolean }

/** Without a heartbeat for so long the connection is dead, whatever the browser thinks. */
const SILENT_MS = 25_000

/**
 * Listens to a stream of ours. The browser connects again by itself after a cut; when it gave up (a server that answered with an error),
 * we do. What was shown stays, and is marked as old.
 */
export function useLive<T>(url: string, first: { state: T; asOf: string }): { state: T } & Freshness {
  const [state, setState] = useState(first.state)
  const [fresh, setFresh] = useState<Freshness>({ stale: false, asOf: first.asOf, connected: false })
  const heard = useRef(Date.now())
  useEffect(() => {
    let source: EventSource | null = null
    let again: ReturnType<typeof setTimeout> | undefined
    const open = () => {
      source?.close()
      source = new EventSource(url)
      heard.current = Date.now()
      source.addEventListener('state', (event) => {
        const told = JSON.parse(event.data as string) as { state: T; asOf: string }
        heard.current = Date.now()
        setState(told.state)
        setFresh({ stale: false, asOf: told.asOf, connected: true })
      })
      source.addEventListener('stale', () => {
        heard.current = Date.now()
        setFresh((before) => ({ ...before, stale: true }))
      })
      source.addEventListener('beat', (event) => {
        heard.current = Date.now()
        setFresh((before) => ({ ...before, asOf: before.stale ? before.asOf : String(event.data), connected: true }))
      })
      source.addEventListener('error', () => {
        setFresh((before) => ({ ...before, connected: false }))
        if (source?.readyState !== EventSource.CLOSED) return
        clearTimeout(again)
        again = setTimeout(open, 3_000)
      })
    }
    open()
    const watch = setInterval(() => {
      if (Date.now() - heard.current < SILENT_MS) return
      setFresh((before) => ({ ...before, stale: true, connected: false }))
      open()
    }, 5_000)
    return () => {
      clearInterval(watch)
      clearTimeout(again)
      source?.close()
    }
  }, [url])
  return { state, ...fresh }
}
