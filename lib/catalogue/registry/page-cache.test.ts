import { promises as fs, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, vi } from 'vitest'
import { expect, raceTest as test } from '@/lib/platform/testing'
import { bumpRevision, watchRevision } from '.'

type Page = { kind: 'APP_PAGE'; html: string; rscData: Buffer; headers: Record<string, string>; status: number }
type Cache = {
  get(key: string, ctx: object): Promise<{ value: Page } | null>
  set(key: string, value: Page, ctx: object): Promise<void>
}
const PageCache = createRequire(import.meta.url)('../../../page-cache.cjs') as new (options: object) => Cache
const shared = globalThis as typeof globalThis & { asanCatalogue?: { revision: number; since: number; before: number } }

const APP_PAGE = { kind: 'APP_PAGE', isFallback: false, isRoutePPREnabled: false }
const page = (text: string): Page => ({
  kind: 'APP_PAGE',
  html: `<p>${text}</p><script>1</script>`,
  rscData: Buffer.from(text),
  headers: {},
  status: 200,
})
const caches = () => {
  const serverDistDir = mkdtempSync(join(tmpdir(), 'page-cache-'))
  const options = {
    fs: { ...fs, existsSync, readFileSync, mkdir: (dir: string) => fs.mkdir(dir, { recursive: true }) },
    flushToDisk: true,
    serverDistDir,
    revalidatedTags: [],
    maxMemoryCacheSize: 0,
  }
  return [new PageCache(options), new PageCache(options)] as const
}
/** A visitor: the page from the cache, or made anew and kept, as Next does it. */
async function visit(cache: Cache, content: string): Promise<string> {
  const kept = await cache.get('/az/services/x', APP_PAGE)
  if (kept) return kept.value.html
  await cache.set('/az/services/x', page(content), { isRoutePPREnabled: false, cacheControl: { revalidate: 300 } })
  return page(content).html
}

afterEach(() => {
  delete shared.asanCatalogue
})

test('a kept page is served until a publish, and made anew within two seconds of it, also when another process wrote it', async ({
  db,
}) => {
  const [one, other] = caches()
  const stop = watchRevision(db)
  await vi.waitFor(() => expect(shared.asanCatalogue).toBeDefined())
  expect(await visit(one, 'old')).toContain('old')
  expect(await visit(one, 'never made')).toContain('old')
  expect(await visit(other, 'never made')).toContain('old')

  await db.transaction((tx) => bumpRevision(tx))
  const published = performance.now()
  await vi.waitFor(async () => expect(await visit(one, 'new')).toContain('new'), { timeout: 2_000, interval: 20 })
  expect(performance.now() - published).toBeLessThan(2_000)
  expect(await visit(other, 'never made')).toContain('new')
  stop()
})

test('a page begun before a publish and finished after it is not taken for current', async () => {
  const [cache] = caches()
  shared.asanCatalogue = { revision: 5, since: 0, before: 4 }
  expect(await cache.get('/az/services/x', APP_PAGE)).toBeNull()
  shared.asanCatalogue = { revision: 6, since: Date.now(), before: 5 }
  await cache.set('/az/services/x', page('old'), { cacheControl: { revalidate: 300 } })
  expect(await visit(cache, 'new')).toContain('new')
  expect(await visit(cache, 'never made')).toContain('new')
})

test('each kept page carries a policy with the hashes of its own scripts', async () => {
  const [cache] = caches()
  await visit(cache, 'text')
  expect((await cache.get('/az/services/x', APP_PAGE))?.value.headers['content-security-policy']).toMatch(
    /script-src 'self' 'sha256-[^']+';/,
  )
})
