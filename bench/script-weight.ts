// How much JavaScript a first view of a page makes a modern browser fetch.
import { gzipSync } from 'node:zlib'

/** Bytes of all scripts of the page after gzip, without those only old browsers take (`noModule`). */
export async function scriptWeight(url: string, headers: Record<string, string> = {}): Promise<{ bytes: number; files: number }> {
  const response = await fetch(url, { headers })
  if (!response.ok) throw new Error(`Cannot weigh ${url}: expected status 200, got ${response.status}`)
  const html = await response.text()
  const tags = [...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/\bnoModule\b/i.test(tag))
  // Chunks that the payload names are fetched as well.
  const named = [...html.matchAll(/static\/chunks\/[\w.~-]+\.js/g)].map(([path]) => `/_next/${path}`)
  const old = new Set([...html.matchAll(/<script\b[^>]*\bsrc="([^"]+)"[^>]*\bnoModule\b/gi)].map((match) => match[1]))
  const paths = new Set([...tags.map((match) => match[1] ?? ''), ...named].filter((path) => path && !old.has(path)))
  let bytes = 0
  for (const path of paths) bytes += gzipSync(Buffer.from(await (await fetch(new URL(path, url))).arrayBuffer())).length
  return { bytes, files: paths.size }
}
