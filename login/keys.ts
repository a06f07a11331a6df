import type { JWK } from 'jose'
import type { JWKS } from 'oidc-provider'
import type { Db } from '@/db/client'
import { loadSigningKeys, signingKeysVersion, tendSigningKeys } from '@/lib/identity'
import { log } from '@/lib/platform/log'
import { type Loop, startLoop } from '@/lib/platform/loop'
import { systemContext } from '@/lib/platform/system-context'
import { currentTime } from '@/lib/platform/time'

const POLL_MS = 30_000

type Options = {
  db: () => Db
  /** Of the configuration; taken over at the very first start. */
  imported: JWKS
  /** Told at the start, and each time another process or the clock changed the keys. */
  onChange: (jwks: JWKS) => void
  pollMs?: number
  now?: () => Date
}

/** Watches over the signing keys: does what is due, and hands out the keys of the moment. */
export function keepKeys({ db, imported, onChange, pollMs = POLL_MS, now = currentTime }: Options): Loop {
  let known: string | undefined
  const step = async (): Promise<boolean> => {
    const moves = await tendSigningKeys(
      { ...systemContext('identity.signing-keys'), db: db(), now: now() },
      { imported: imported.keys as JWK[] },
    )
    for (const move of moves) log.info({ move }, 'signing keys moved on')
    if ((await signingKeysVersion(db())) === known) return false
    const { jwks, version } = await loadSigningKeys(db())
    onChange(jwks as JWKS)
    known = version
    return false
  }
  return startLoop('signing-keys', step, { idleMs: pollMs, log })
}
