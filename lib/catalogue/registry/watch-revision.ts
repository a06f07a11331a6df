import type { Db } from '@/db/client'
import { log } from '@/lib/platform/log'
import { currentRevision } from './revision'

const EVERY_MS = 500

// page-cache.cjs is loaded by Next itself, outside the bundle: what they share hangs on globalThis.
// `since`: when this process learned of it; `before`: what it took for current until then.
const shared = globalThis as typeof globalThis & { asanCatalogue?: { revision: number; since: number; before: number } }

/**
 * Asks twice a second whether the catalogue has changed, so that the page cache of this process lets go of what it kept. While the database
 * does not answer, kept pages are served as they are.
 *
 * @returns stops the watch
 */
export function watchRevision(db: Db): () => void {
  let stopped = false
  let troubled = false
  let timer: NodeJS.Timeout | undefined
  const look = async (): Promise<void> => {
    try {
      const revision = await currentRevision({ db })
      const known = shared.asanCatalogue
      if (known?.revision !== revision) shared.asanCatalogue = { revision, since: Date.now(), before: known?.revision ?? -1 }
      troubled = false
    } catch (error) {
      if (!troubled) log.warn({ err: error }, 'the catalogue revision cannot be read; cached pages are served as they are')
      troubled = true
    }
    if (stopped) return
    timer = setTimeout(look, EVERY_MS)
    timer.unref()
  }
  void look()
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}
