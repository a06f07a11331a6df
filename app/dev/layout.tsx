import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { demoMode } from '@/lib/platform/env'

export const viewport: Viewport = { width: 'device-width', initialScale: 1 }
export const metadata: Metadata = { title: 'Komponentlər', robots: { index: false }, icons: '/favicon.svg' }
// The switch is read when the page is asked for, not when the portal is built.
export const dynamic = 'force-dynamic'

/** Pages for those who build the portal; in real production they do not exist. */
export default function DevLayout({ children }: { children: ReactNode }) {
  if (process.env.NODE_ENV === 'production' && !demoMode()) notFound()
  return (
    <html lang="az">
      <body>{children}</body>
    </html>
  )
}
