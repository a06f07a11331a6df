// ASAN Login as it is, but for one thing: the password is not looked at, so that what is left is everything around it.
import { createServer } from 'node:http'
import { eq } from 'drizzle-orm'
import type { JWKS } from 'oidc-provider'
import { people } from '@/db/schema'
import { loadSigningKeys, tendSigningKeys } from '@/lib/identity'
import { database } from '@/lib/platform/database'
import { systemContext } from '@/lib/platform/system-context'
import { makeApp } from '@/login/app'
import { password } from '@/login/methods/password'
import type { SignInMethod } from '@/login/methods/method'
import { loginSettings } from '@/login/settings'

const unlooked: SignInMethod = {
  ...password,
  async handle(step) {
    if (!step.form) return password.handle(step)
    const [person] = await step.asked.db
      .select({ id: people.id })
      .from(people)
      .where(eq(people.pin, step.form.get('pin') ?? ''))
    if (!person) return { kind: 'back', errors: [{ field: 'pin', code: 'wrong_credentials' }] }
    return { kind: 'proven', personId: person.id }
  },
}

const settings = loginSettings()
await tendSigningKeys(systemContext('bench.signing-keys'))
const { jwks } = await loadSigningKeys(database())
const { handle } = makeApp(settings, database, jwks as JWKS, [], [unlooked])
createServer(handle).listen(settings.port, '127.0.0.1')
