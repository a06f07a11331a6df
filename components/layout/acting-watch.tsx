'use client'
import { usePathname, useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'

const KEY = 'asan.acting'

/**
 * Keeps the frame true while links change only what is inside it: when another window has changed for whom one acts, the next
 * page one goes to brings a fresh frame. Where the browser keeps nothing, the page itself still tells whose things it shows.
 *
 * @param now for whom this frame was drawn; empty for oneself
 */
export function ActingWatch({ now }: { now: string }) {
  const pathname = usePathname()
  const router = useRouter()
  const drawnAt = useRef(pathname)

  useEffect(() => {
    try {
      window.localStorage.setItem(KEY, now)
    } catch {} // private windows may refuse
  }, [now])

  useEffect(() => {
    if (drawnAt.current === pathname) return
    drawnAt.current = pathname
    try {
      if ((window.localStorage.getItem(KEY) ?? '') !== now) router.refresh()
    } catch {}
  }, [pathname, now, router])
  return null
}

/** On a page that says that something has changed: the frame around it is drawn anew, once. */
export function FreshFrame() {
  const router = useRouter()
  useEffect(() => router.refresh(), [router])
  return null
}
