// While developing: what web does by itself, for the others. Their bundles and the sign-in style sheet follow the sources.
import { existsSync, mkdirSync, watch } from 'node:fs'
import { buildLoginStyles, forgetBuild } from '../build.mjs'
import { bundleOptions } from './bundle.mjs'
import { inRoot } from './project.mjs'

/** Styles are made from these, and from the class names in the sources of the bundles. */
const STYLE_SOURCES = ['app/globals.css', 'app/styles']

/**
 * Bundles them now and after each change; their processes watch the bundle and start again.
 *
 * @param {string} folder where the bundles go
 * @param {(line: string) => void} say for failures: the sources are half written now and then
 * @returns {Promise<() => Promise<void>>} what stops it
 */
export async function followSources(folder, say) {
  mkdirSync(folder, { recursive: true })
  forgetBuild() // The style sheet is shared with the production build.
  const { context } = await import('esbuild')
  const styles = inTurn(() => buildLoginStyles().catch((error) => say([...error.tail, error.message].join('\n'))))
  const options = bundleOptions(folder)
  const afterBuild = {
    name: 'after-build',
    setup: (build) =>
      build.onEnd(({ errors }) => {
        for (const { text, location } of errors) say(`${location ? `${location.file}:${location.line} ` : ''}${text}`)
        styles()
      }),
  }
  const bundles = await context({ ...options, plugins: [afterBuild] })
  await bundles.rebuild()
  await styles()
  await bundles.watch()
  const watchers = STYLE_SOURCES.map((path) => inRoot(path))
    .filter((path) => existsSync(path))
    .map((path) => watch(path, { persistent: false }, styles))
  return async () => {
    for (const watcher of watchers) watcher.close()
    await bundles.dispose()
  }
}

/** Runs one after the other; calls that come meanwhile become a single further run. */
function inTurn(work) {
  let running = null
  let again = false
  const run = async () => {
    do {
      again = false
      await work()
    } while (again)
    running = null
  }
  return () => {
    if (running) again = true
    running ??= run()
    return running
  }
}
