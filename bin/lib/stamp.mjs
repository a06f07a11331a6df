// Stamps: a hash of the files a result was made from, so that a step runs again only when they changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Made or changed by tools, never an input. */
const NOT_SOURCES = /(^|\/)(node_modules|\.next|\.build|\.local|\.git)(\/|$)|\.test\.tsx?$|\.test\.mjs$/

function filesUnder(path) {
  if (!existsSync(path) || NOT_SOURCES.test(path)) return []
  if (statSync(path).isFile()) return [path]
  return readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
}

/**
 * A hash over names and contents. Times do not count, so that a fresh checkout of the same sources is the same.
 *
 * @param {string} root folder the paths are relative to
 * @param {string[]} paths files and folders; missing ones count as empty
 * @param {string[]} [facts] anything else the result depends on, such as a version
 */
export function hashOf(root, paths, facts = []) {
  const hash = createHash('sha256')
  for (const fact of facts) hash.update(`fact ${fact}\0`)
  const files = paths.flatMap((path) => filesUnder(join(root, path))).sort()
  for (const file of files)
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  return hash.digest('hex')
}

/** @returns the text kept in a stamp file, or null */
export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : null)

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${stamp}\n`)
}
