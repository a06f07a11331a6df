// Each process as one file. Packages stay outside; our own `@/…` paths are resolved from tsconfig.json.
import { existsSync } from 'node:fs'
import { inRoot } from './project.mjs'

/** Entry files of the processes. The last three exist for the demo: machines that are not ours, and two partners of ASAN Login. */
const ENTRIES = {
  web: 'bin/web.ts',
  login: 'login/main.ts',
  worker: 'bin/worker.ts',
  simulators: 'simulators/main.ts',
  'tax-portal': 'examples/tax-portal/main.ts',
  bank: 'examples/bank/main.ts',
}
export const PROGRAMS = Object.fromEntries(Object.entries(ENTRIES).filter(([, entry]) => existsSync(inRoot(entry))))

/** @param {string} outdir folder for `web.mjs`, `login.mjs` and the others */
export function bundleOptions(outdir) {
  return {
    absWorkingDir: inRoot(),
    entryPoints: PROGRAMS,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    alias: {
      // The guard against browser bundles has nothing to guard in a server bundle, and throws outside Next.
      'server-only': inRoot('bin', 'lib', 'empty.mjs'),
      // Next has no `exports`, so Node asks for the file's whole name. Loaded with the door of identity, never called here.
      'next/headers': 'next/headers.js',
      'next/navigation': 'next/navigation.js',
      // Components that can also be links inside Next's pages are drawn by processes that know no router.
      'next/link': inRoot('bin', 'lib', 'plain-link.mjs'),
    },
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'silent',
  }
}
