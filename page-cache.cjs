// The cache of public pages: Next's own, with two additions.
//
// A Content-Security-Policy made from the page itself. A nonce would make these pages dynamic (six times fewer requests a second), so
// each cached page carries the SHA-256 of its own inline scripts instead. The policy is stored with the page, also when it is rendered
// anew at run time.
//
// The revision of the catalogue a page was made from. lib/catalogue/registry/watch-revision.ts asks for the current one twice a second;
// a page of an earlier revision is rendered anew for the next visitor, in every process, whoever wrote it to the disk they share.
const { createHash } = require('node:crypto')
const { default: FileSystemCache } = require('next/dist/server/lib/incremental-cache/file-system-cache')

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const REVISION = 'x-catalogue-revision'

function policyFor(html) {
  const hashes = new Set()
  for (const [, body] of html.matchAll(INLINE_SCRIPT)) hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`)
  return [
    "default-src 'none'",
    `script-src 'self' ${[...hashes].join(' ')}`.trim(),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

const isPage = (value) => value?.kind === 'APP_PAGE' && typeof value.html === 'string'

function withPolicy(value) {
  value.headers ??= {}
  value.headers['content-security-policy'] ??= policyFor(value.html)
}

/** What this process knows of the catalogue: { revision, since, before }; undefined where nobody watches (a build). */
const known = () => globalThis.asanCatalogue

// The revision known when a page was asked for and had to be made: what the page shows cannot be older. At its end the process may know
// a newer one already, of which the page knows nothing.
const beingMade = new Map()
/** No page takes longer to be made. */
const LONGEST_MS = 60_000
const MOST_KEYS = 10_000

/** The revision a page that is kept now is at least of. A page renewed by its age was begun without being asked for. */
function revisionOf(key, value) {
  const begun = beingMade.get(key)
  beingMade.delete(key)
  // Kept for longer because it could not be made anew: it stays what it was.
  if (value.headers?.[REVISION] !== undefined) return value.headers[REVISION]
  const catalogue = known()
  if (begun !== undefined || !catalogue) return begun
  return Date.now() - catalogue.since > LONGEST_MS ? catalogue.revision : catalogue.before
}

module.exports = class PageCache extends FileSystemCache {
  async get(key, ...rest) {
    const entry = await super.get(key, ...rest)
    if (entry && !isPage(entry.value)) return entry
    const catalogue = known()
    const current = !catalogue || Number(entry?.value.headers?.[REVISION] ?? -1) >= catalogue.revision
    if (entry && current) {
      withPolicy(entry.value)
      return entry
    }
    if (beingMade.size > MOST_KEYS) beingMade.clear()
    if (catalogue && !beingMade.has(key)) beingMade.set(key, catalogue.revision)
    return null
  }

  async set(key, value, ...rest) {
    if (isPage(value)) {
      const revision = revisionOf(key, value)
      withPolicy(value)
      if (revision !== undefined) value.headers[REVISION] = String(revision)
    }
    // A page that does not exist is not kept: made-up addresses would fill the disk.
    if (value?.kind === 'APP_PAGE' && value.status === 404) return
    return super.set(key, value, ...rest)
  }
}
