// Who may import whom (README of docs/architecture.md): rooms, doors and directions, read from the import lines.
// A wrong import is named with the file, the line and the rule it breaks.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative } from 'node:path'

const root = join(import.meta.dirname, '..')

/** Domains in the order in which they may look up: a room imports only rooms before it. */
const ROOMS = [
  'platform',
  'i18n',
  'audit',
  'events',
  'identity',
  'files',
  'catalogue',
  'consents',
  'exchange',
  'payments',
  'portfolio',
  'representation',
  'certificates',
  'queue',
  'notifications',
  'feedback',
  'ideas',
  'asan-index',
  'applications',
  'visa',
  'cabinet',
  'assistant',
  'admin',
  'open-data',
] as const

/** Rooms without doors: every file is meant for everybody. */
const OPEN = new Set(['platform', 'i18n'])

const IMPORT = /(?:import|export)\s+(?:type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

type Finding = { file: string; line: number; target: string; rule: string }

function files(folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
}

function resolve(file: string, target: string): string | null {
  if (target.startsWith('@/')) return target.slice(2)
  if (target.startsWith('.')) return posix.normalize(posix.join(dirname(file), target))
  return null
}

const area = (path: string) => path.split('/')[0] ?? ''
const roomOf = (path: string) => (path.startsWith('lib/') ? (path.split('/')[1] ?? '').replace(/\.ts$/, '') : null)
const isTest = (file: string) => /\.(test|spec)\.tsx?$|^lib\/[^/]+\/testing|^e2e\/|^bin\//.test(file)

/** The rule an import breaks, or null. */
export function broken(file: string, target: string): string | null {
  const from = area(file)
  const to = area(target)
  if (isTest(file)) return null
  // Private keys of phones and cards are in those tables: what verifies a signature must not be able to make one.
  if (target === 'db/schema/simulators' && from !== 'simulators' && from !== 'db') return 'only the simulators read their tables'
  const wiring = target === 'lib/subscriptions' || target === 'lib/schedule'
  if (wiring) return from === 'bin' || file === 'instrumentation.ts' ? null : 'only the worker opens the wiring tables'
  if (file === 'lib/subscriptions.ts' || file === 'lib/schedule.ts')
    return to === 'app' || to === 'components' ? 'lib never imports app or components' : null

  if (from === 'db') return to === 'db' ? null : 'db imports nothing above it'
  if (from === 'components') {
    if (to === 'app' || to === 'login') return 'components never import pages'
    if (to === 'db') return target.startsWith('db/vocabulary/') || target === 'db/columns' ? null : 'components have no database'
    const room = roomOf(target)
    if (room && !OPEN.has(room) && !/^lib\/[^/]+\/model$/.test(target)) return 'components know a domain only through its model.ts'
    return null
  }
  if (from === 'lib') {
    if (to === 'app' || to === 'components' || to === 'login') return 'lib never imports app, login or components'
    const own = roomOf(file)
    const other = roomOf(target)
    if (!own || !other || own === other) return null
    const mine = ROOMS.indexOf(own as (typeof ROOMS)[number])
    const theirs = ROOMS.indexOf(other as (typeof ROOMS)[number])
    if (theirs === -1 || mine === -1) return `'${theirs === -1 ? other : own}' is not a known room`
    // Types of the language list are needed at the very bottom.
    if (target === 'lib/i18n/locales') return null
    if (theirs > mine) return `'${own}' may import only rooms above it, '${other}' is below`
    if (!OPEN.has(other) && !new RegExp(`^lib/${other}(/(index|model))?$`).test(target))
      return `the private room of '${other}': use its index or model`
    return null
  }
  // Partners are outsiders: what they could not install, they may not use.
  if (from === 'examples') return to === 'examples' ? null : 'an example stands for an outsider: public libraries only'
  if (from === 'simulators') {
    if (target === 'db/schema' || target === 'db/schema/index') return 'a simulator keeps to its own tables, db/schema/simulators'
    if (['simulators', 'db'].includes(to) || /^lib\/(platform|i18n)(\/|$)/.test(target)) return null
    return /^components\/(ui|layout)(\/|$)/.test(target)
      ? null
      : 'a simulator is not part of the portal: db, platform, i18n and plain components'
  }
  if (from === 'app' || from === 'login') {
    if (to === 'db' && !target.startsWith('db/vocabulary/') && target !== 'db/columns' && from === 'app')
      return 'a page asks a domain, not the tables'
    const room = roomOf(target)
    if (room && !OPEN.has(room) && from === 'app' && !new RegExp(`^lib/${room}(/(index|model))?$`).test(target))
      return `the private room of '${room}': use its index or model`
    return null
  }
  return null
}

export function findings(): Finding[] {
  const all = ['app', 'components', 'lib', 'db', 'login', 'examples', 'simulators'].flatMap(files)
  return all.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(IMPORT)].flatMap((match) => {
      const target = resolve(file, match[1] ?? match[2] ?? '')
      const rule = target && broken(file, target)
      return target && rule ? [{ file, line: text.slice(0, match.index).split('\n').length, target, rule }] : []
    })
  })
}

if (process.argv[1] && import.meta.url.endsWith(process.argv[1].split('/').at(-1) ?? '')) {
  const found = findings()
  for (const one of found) console.error(`${one.file}:${one.line} imports ${one.target}: ${one.rule}`)
  console.log(found.length === 0 ? 'Imports: every room looks the right way' : `Imports: ${found.length} look the wrong way`)
  process.exitCode = found.length === 0 ? 0 : 1
}
