import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Handler, Routes } from './http'

// The style sheet of ASAN Login (made by the build) serves here too; fonts and pictures come from public/.
const STYLES = resolve('.build/login.css')
const TYPES: Record<string, string> = { '.css': 'text/css; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml' }
const NAME = /^[a-z-]+\.(?:woff2|svg)$/
const development = process.env.NODE_ENV !== 'production'
const KEPT = development ? 'no-cache' : 'public, max-age=31536000, immutable'

let address: string | undefined

/** Where the style sheet is; its version is its content. Before the first build of styles the pages stand without any. */
export function stylesAddress(): string {
  if (!address || development) {
    const text = existsSync(STYLES) ? readFileSync(STYLES) : ''
    address = `/assets/simulators.css?v=${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
  }
  return address
}

function file(path: string) {
  if (!existsSync(path)) return { status: 404 }
  return { type: TYPES[extname(path)], body: readFileSync(path), headers: { 'cache-control': KEPT } }
}

const inPublic =
  (folder: string): Handler =>
  ({ params: { name = '' } }) =>
    NAME.test(name) ? file(resolve('public', folder, name)) : { status: 404 }

export const assetRoutes: Routes = {
  'GET /assets/simulators.css': () => file(STYLES),
  'GET /favicon.svg': () => file(resolve('public/favicon.svg')),
  'GET /fonts/:name': inPublic('fonts'),
  'GET /ornament/:name': inPublic('ornament'),
}
