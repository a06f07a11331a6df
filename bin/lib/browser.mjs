// Chromium for the tests: Playwright's own, else one of the system, else install one, else say what to do.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ourNode } from './project.mjs'
import { runQuietly } from './run.mjs'
import { Trouble } from './trouble.mjs'

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge-stable']
const MAC_PLACES = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * @param {NodeJS.ProcessEnv} [env] CHROMIUM_PATH names a browser by hand
 * @returns {string | null} path of a browser that starts
 */
export function findBrowser(env = process.env) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH
  const folders = (env.PATH ?? '').split(':').filter(Boolean)
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [playwrightsOwn(), ...onPath, ...MAC_PLACES].find((path) => path && existsSync(path) && starts(path)) ?? null
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return null // Not installed, or not made for this system.
  }
}

/** Ubuntu's `chromium-browser` is a note that says to install a snap: it exists and does not start. */
function starts(path) {
  try {
    return /\d+\.\d+/.test(
      execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore'] }),
    )
  } catch {
    return false
  }
}

/** @returns {Promise<string>} path of a browser, installed when there was none */
export async function ensureBrowser({ doing = () => {} } = {}) {
  const found = findBrowser()
  if (found) return found
  doing('installing a browser (playwright install chromium)')
  const cli = createRequire(import.meta.url).resolve('@playwright/test/cli')
  await runQuietly(ourNode(), [cli, 'install', 'chromium'], { log: 'browser-playwright', timeoutMs: 5 * 60_000 })
  const downloaded = findBrowser()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    doing('installing a browser (apt-get install chromium)')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    await runQuietly('apt-get', ['update'], { log: 'browser-apt-update', env, timeoutMs: 5 * 60_000 })
    await runQuietly('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      log: 'browser-apt',
      env,
      timeoutMs: 10 * 60_000,
    })
  }
  const installed = findBrowser()
  if (installed) return installed
  throw new Trouble(
    'No Chromium was found and none could be installed: install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium), or name one with CHROMIUM_PATH=/path/to/chromium.',
  )
}
