// What makes a lock file installable everywhere. Pure: takes the parsed lock, returns a completed copy.

const SYSTEMS = ['darwin', 'win32', 'linux', 'android', 'freebsd', 'openbsd', 'netbsd', 'openharmony', 'aix', 'sunos']
const PROCESSORS = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32']

/**
 * The platform a native package is for, read from its name.
 *
 * @example platformOf('@next/swc-linux-arm64-musl') // { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }
 * @returns null when the name does not say, so that nothing is guessed
 */
export function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/)
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  if (!cpu) return null
  if (cpu === 'wasm32') return { cpu: ['wasm32'] }
  const os = SYSTEMS.find((system) => words.includes(system))
  if (!os) return null
  const libc = words.some((word) => word.startsWith('musl')) ? 'musl' : words.some((word) => word === 'gnu') ? 'glibc' : null
  return { os: [os], cpu: [cpu], ...(libc ? { libc: [libc] } : {}) }
}

/** Where npm would look for `name` when asked from the package at `path` ("node_modules/a/node_modules/b"). */
function lookupPaths(path, name) {
  const parents = path === '' ? [] : path.split('/node_modules/')
  const paths = []
  for (let depth = parents.length; depth > 0; depth--)
    paths.push(`${parents.slice(0, depth).join('/node_modules/')}/node_modules/${name}`)
  return [...paths, `node_modules/${name}`]
}

/** Adds the platform packages that an exact optional dependency names and the lock misses; drops download addresses. */
export function completeLock(source) {
  const lock = structuredClone(source)
  const added = []
  let addressesRemoved = 0
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved) {
      delete entry.resolved
      addressesRemoved++
    }
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!/^\d/.test(version)) continue
      const found = lookupPaths(path, name).some((candidate) => lock.packages[candidate])
      const platform = platformOf(name)
      if (found || !platform) continue
      lock.packages[`node_modules/${name}`] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...platform }
      added.push(`${name}@${version}`)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return { lock, added, addressesRemoved }
}
