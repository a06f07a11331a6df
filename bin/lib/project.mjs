// Where things are. Plain Node, no dependencies: these modules run before anything is installed.
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** Everything a run leaves behind lives in `.local` (outside git): database, secrets, logs, stamps. */
export const local = (...parts) => join(ROOT, '.local', ...parts)
export const inRoot = (...parts) => join(ROOT, ...parts)

/** The oldest Node that can run the set-up itself; everything else runs on the one that the lock file brings. */
export const OLDEST_NODE = 20

/** The Node that runs web, login, worker and the tools: the locked one, or this one when it is as new. */
export function ourNode() {
  const locked = inRoot('node_modules', '.bin', 'node')
  return existsSync(locked) ? locked : process.execPath
}

/** A path as a reader of this folder would write it. */
export const shown = (path) => (path.startsWith(`${ROOT}/`) ? path.slice(ROOT.length + 1) : path)
