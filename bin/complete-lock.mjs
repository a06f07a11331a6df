// Completes package-lock.json: `node bin/complete-lock.mjs` (add `--check` to only report).
//
// Packages with a native part (Next, Biome, Tailwind …) list one optional package per platform. A registry mirror that
// lacks some of them makes `npm install` leave those out of the lock file, and from then on `npm ci` refuses the lock
// on every machine. The missing entries are written here: name, version and platform are known from their parent; the
// integrity hash is not, so npm takes it from the registry on the (other) platform that needs the package.
// It also removes download addresses, so that the lock file works with any registry.
import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock } from './lib/lockfile.mjs'

const file = new URL('../package-lock.json', import.meta.url)
const before = readFileSync(file, 'utf8')
const { lock, added, addressesRemoved } = completeLock(JSON.parse(before))
const after = `${JSON.stringify(lock, null, 2)}\n`

if (after === before) process.exit(0)
if (process.argv.includes('--check')) {
  process.stderr.write(
    `package-lock.json is incomplete (${added.length} platform packages missing, ${addressesRemoved} download addresses). Run: node bin/complete-lock.mjs\n`,
  )
  process.exit(1)
}
writeFileSync(file, after)
process.stdout.write(
  `package-lock.json: ${added.length} platform packages added, ${addressesRemoved} download addresses removed.\n`,
)
