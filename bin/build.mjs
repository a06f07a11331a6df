// `npm run build`: the production build of all processes, into .next and .build.
// Skips what is already built from these very sources; `--force` builds anyway.
import { existsSync, rmSync } from 'node:fs'
import { bundleOptions } from './lib/bundle.mjs'
import { inRoot, ourNode, ROOT } from './lib/project.mjs'
import { explain } from './lib/progress.mjs'
import { NEXT, TAILWIND } from './lib/programs.mjs'
import { mustRun } from './lib/run.mjs'
import { hashOf, readStamp, writeStamp } from './lib/stamp.mjs'
import { Trouble } from './lib/trouble.mjs'

const STAMP = inRoot('.build', 'stamp')
const SOURCES = [
  'app',
  'components',
  'lib',
  'db',
  'login',
  'simulators',
  'examples',
  'public',
  'bin/web.ts',
  'bin/worker.ts',
  'bin/build.mjs',
  'bin/lib/bundle.mjs',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'page-cache.cjs',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

export const sourcesStamp = () => hashOf(ROOT, SOURCES, [process.platform, process.arch])
const isBuilt = () => readStamp(STAMP) === sourcesStamp() && existsSync(inRoot('.next', 'BUILD_ID'))

/** The next build is a real one: somebody else wrote into its folder. */
export const forgetBuild = () => rmSync(STAMP, { force: true })

/** @param {{ doing?: (text: string) => void, result?: (text: string) => void, force?: boolean }} [progress] */
export async function buildAll({ doing = () => {}, result = () => {}, force = false } = {}) {
  if (!force && isBuilt()) return result('already built from these sources')
  const stamp = sourcesStamp()
  forgetBuild()
  doing('bundles')
  await buildBundles()
  await buildLoginStyles()
  await buildWeb(doing)
  writeStamp(STAMP, stamp)
}

async function buildBundles() {
  const { build, stop } = await import('esbuild')
  try {
    await build({ ...bundleOptions('.build'), minifySyntax: true })
  } catch (error) {
    const tail = (error.errors ?? []).map(({ location, text }) => (location ? `${location.file}:${location.line} ${text}` : text))
    throw new Trouble('Bundling the processes failed: mend the lines above and run the command again.', {
      tail,
      cause: error,
    })
  } finally {
    await stop()
  }
}

/** The sign-in pages share the portal's tokens; they are served by login itself, from its own origin. */
export const buildLoginStyles = () =>
  mustRun(ourNode(), [TAILWIND, '-i', 'app/globals.css', '-o', '.build/login.css', '--minify'], {
    log: 'build-login-styles',
    failure: 'Building the style sheet of the sign-in pages failed: see the lines above.',
  })

const buildWeb = (doing) =>
  mustRun(ourNode(), [NEXT, 'build'], {
    log: 'build-web',
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    onLine: (line) => {
      if (line.trim()) doing(line.trim())
    },
    failure: 'Building the portal failed: mend what the lines above name and run the command again.',
  })

if (process.argv[1] === new URL(import.meta.url).pathname) {
  try {
    await buildAll({
      doing: (text) => process.stdout.write(`${text}\n`),
      result: (text) => process.stdout.write(`${text}\n`),
      force: process.argv.includes('--force'),
    })
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}
