import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, resolve } from 'node:path'
import type { Context, Next } from 'koa'
import { log } from '@/lib/platform/log'

const STYLES = resolve('.build/login.css')
const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
}
const PUBLIC = /^\/(?:fonts\/[a-z-]+\.woff2|ornament\/[a-z-]+\.svg|favicon\.svg)$/

const development = process.env.NODE_ENV !== 'production'
const addresses = new Map<string, string>()

/** Where a file is; its version is its content, so that browsers may keep it for ever. */
function addressOf(path: string, file: string): string {
  const known = addresses.get(path)
  if (known && !development) return known
  const hash = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
  const address = `${path}?v=${hash}`
  addresses.set(path, address)
  return address
}

export const stylesAddress = (): string => addressOf('/assets/login.css', STYLES)

/** A module of login/assets: plain JavaScript, served as it is written. */
export const scriptAddress = (name: string): string => addressOf(`/assets/${name}.js`, scriptFile(name))
const scriptFile = (name: string): string => resolve('login/assets', `${name}.js`)
const SCRIPT = /^\/assets\/([a-z-]+)\.js$/

/**
 * The build makes the style sheet; while developing it is made here when it is missing.
 *
 * @throws {Error} when there is none and this is production
 */
export function ensureStyles(): void {
  if (existsSync(STYLES)) return
  if (!development) throw new Error('Cannot start ASAN Login: expected .build/login.css, got nothing. Run npm run build first')
  log.info('making .build/login.css')
  const made = spawnSync('tailwindcss', ['-i', 'app/globals.css', '-o', STYLES], { stdio: 'pipe', encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`Cannot make .build/login.css: ${made.stderr || made.error?.message}`)
}

/** Style sheet, fonts and pictures, from this origin: the pages load nothing from anywhere else. */
export async function assets(ctx: Context, next: Next): Promise<void> {
  const file = fileOf(ctx.path)
  if (!file || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) return next()
  if (!existsSync(file)) {
    ctx.status = 404
    return
  }
  ctx.type = TYPES[extname(file)] ?? 'application/octet-stream'
  ctx.set('cache-control', development ? 'no-cache' : 'public, max-age=31536000, immutable')
  ctx.body = readFileSync(file)
}

function fileOf(path: string): string | null {
  if (path === '/assets/login.css') return STYLES
  const script = SCRIPT.exec(path)?.[1]
  if (script) return scriptFile(script)
  return PUBLIC.test(path) ? resolve('public', path.slice(1)) : null
}
