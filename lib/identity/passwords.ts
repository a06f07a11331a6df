import { hash, verify } from '@node-rs/argon2'

// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane; about 38 ms on the machines we measured.
// (2 is Argon2id; the package's constant enum cannot be imported by single-file compilers.)
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }
/** How a hash of today begins (PHC string format). */
const TODAY = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`

/** One password typed on two keyboards is one: letters with marks are composed first. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), OPTIONS)

/** Whether it was made with other settings than a hash of today. */
export const isOutdated = (hash: string): boolean => !hash.startsWith(TODAY)

let nobody: Promise<string> | undefined

/** Whether the password is the one behind the hash. Without a hash it takes the same time and says no. */
export async function passwordMatches(known: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const usable = known?.startsWith('$argon2') ? known : null
  const matches = await verify(usable ?? (await nobody), password.normalize('NFC'))
  return usable !== null && matches
}
