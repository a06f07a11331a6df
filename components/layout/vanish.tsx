'use client'
import { type ReactNode, useEffect, useState } from 'react'

/** Shows something until it is no longer true: a page may stay open longer than what it says holds. */
export function Vanish({ seconds, children }: { seconds: number; children: ReactNode }) {
  const [gone, setGone] = useState(false)
  useEffect(() => {
    const timer = window.setTimeout(() => setGone(true), seconds * 1000)
    return () => window.clearTimeout(timer)
  }, [seconds])
  return gone ? null : children
}
