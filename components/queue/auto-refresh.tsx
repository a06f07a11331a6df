'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Brings the page up to date while it is looked at. Without JavaScript the refresh link beside it does the same. */
export function AutoRefresh({ seconds }: { seconds: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      // Not behind an open question, and not for a page nobody sees: each refresh is a look at people's names.
      if (document.visibilityState === 'visible' && !document.querySelector('dialog[open]')) router.refresh()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [router, seconds])
  return null
}
