// The cache of public pages: Next's own, plus a Content-Security-Policy made from the page itself.
// A nonce would make these pages dynamic (six times fewer requests a second), so each cached page carries the SHA-256
// of its own inline scripts instead. The policy is stored with the page, also when it is rendered anew at run time.
const { createHash } = require('node:crypto')
const { default: FileSystemCache } = require('next/dist/server/lib/incremental-cache/file-system-cache')

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

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

function withPolicy(value) {
  if (value?.kind !== 'APP_PAGE' || typeof value.html !== 'string') return
  value.headers ??= {}
  value.headers['content-security-policy'] ??= policyFor(value.html)
}

module.exports = class PageCache extends FileSystemCache {
  async get(...args) {
    const entry = await super.get(...args)
    withPolicy(entry?.value)
    return entry
  }

  async set(key, value, ...rest) {
    withPolicy(value)
    // A page that does not exist is not kept: made-up addresses would fill the disk.
    if (value?.kind === 'APP_PAGE' && value.status === 404) return
    return super.set(key, value, ...rest)
  }
}
