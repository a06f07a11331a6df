import type { ReactNode } from 'react'
import { PublicShell } from '@/components/layout'
import { localeOf } from './_parts/params'

// Everybody's pages: made on the first request, then served from the cache for five minutes. Nothing here may read a cookie
// or a header; each page repeats the two lines, because a page that forgets them would quietly be made for every visitor anew.
export const dynamic = 'force-static'
export const revalidate = 300

export default async function PublicLayout({ children, params }: { children: ReactNode; params: Promise<{ locale: string }> }) {
  const { locale } = await params
  return <PublicShell locale={localeOf(locale)}>{children}</PublicShell>
}
