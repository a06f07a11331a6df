'use client'
import { useEffect } from 'react'
import { sendPending } from './kiosk-store'

const PAGES = 'asan-kiosk-pages'
const KEPT_AT = 'asan-kiosk:kept-at'
const KEEP_EVERY_MS = 10 * 60_000
const SEND_EVERY_MS = 30_000
const FONTS = ['latin', 'latin-ext', 'cyrillic'].map((part) => `/fonts/onest-${part}.woff2`)

/** Puts the screen of the cut, in all languages, and all it is made of, aside while the server is there. */
async function keep(pages: readonly string[]): Promise<void> {
  const cache = await caches.open(PAGES)
  for (const page of pages) {
    const response = await fetch(page, { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok || response.redirected) return
    const html = await response.clone().text()
    const pieces = new Set([...html.matchAll(/\/_next\/static\/[\w./~%[\]()@-]+\.(?:js|css|woff2)/g)].map(([path]) => path))
    for (const path of [...pieces, ...FONTS, '/ornament/band.svg']) {
      if (await cache.match(path)) continue
      const piece = await fetch(path)
      if (piece.ok) await cache.put(path, piece)
    }
    // Last: a page is there only when all it needs is.
    await cache.put(page, response)
  }
  localStorage.setItem(KEPT_AT, String(Date.now()))
}

/** Ties a kiosk's browser to its worker, sends numbers that were given without us, and shows that the kiosk lives. Draws nothing. */
export function KioskLink({ offline, scopes, waitMs }: { offline: string[]; scopes: string[]; waitMs: number }) {
  const pages = offline.join(' ')
  const areas = scopes.join(' ')
  useEffect(() => {
    const begin = async () => {
      if (!('serviceWorker' in navigator) || !('caches' in window)) return
      for (const scope of areas.split(' ')) await navigator.serviceWorker.register(`/kiosk-worker.js?wait=${waitMs}`, { scope })
      const keptAt = Number(localStorage.getItem(KEPT_AT) ?? 0)
      const cache = await caches.open(PAGES)
      const there = await cache.match(pages.split(' ')[0] ?? '')
      if (!there || Date.now() - keptAt > KEEP_EVERY_MS) await keep(pages.split(' '))
      document.documentElement.dataset.kioskKept = 'yes'
    }
    const sign = () => void sendPending(localStorage, fetch.bind(window), () => new Date())
    begin().catch(() => {}) // a cut just now: tried again with the next screen
    sign()
    const timer = setInterval(sign, SEND_EVERY_MS)
    return () => clearInterval(timer)
  }, [pages, areas, waitMs])
  return null
}
