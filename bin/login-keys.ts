// The signing keys of ASAN Login.
//   npm run login:keys -- list
//   npm run login:keys -- rotate         new keys are published now and sign in a day
//   npm run login:keys -- rotate --now   new keys sign at once (a key has leaked); the old ones stay published for a day
import { connect } from '../db/client'
import { listSigningKeys, tendSigningKeys } from '../lib/identity'
import { newKey } from '../lib/platform/ids'
import { log } from '../lib/platform/log'

async function main([command, option]: string[]): Promise<number> {
  if (!process.env.DATABASE_URL) return refuse('Expected DATABASE_URL, got nothing')
  if (!['list', 'rotate'].includes(command ?? '') || (option && option !== '--now'))
    return refuse('Usage: login:keys list | rotate [--now]')
  const connection = connect(process.env.DATABASE_URL, { max: 1, applicationName: 'asan-login-keys' })
  const { db } = connection
  try {
    if (command === 'rotate') {
      const actor = { kind: 'system' as const, job: 'login-keys' }
      const ctx = { db, actor, now: new Date(), locale: 'az' as const, requestId: newKey(), log }
      await tendSigningKeys(ctx, { wish: option === '--now' ? 'now' : 'soon' })
    }
    for (const { kid, alg, state, createdAt, activatedAt, retiredAt } of await listSigningKeys(db))
      console.log(
        [alg, state.padEnd(7), kid, dated('made', createdAt), dated('signs since', activatedAt), dated('retired', retiredAt)].join(
          '  ',
        ),
      )
    return 0
  } finally {
    await connection.close()
  }
}

const dated = (word: string, at: Date | null): string => (at ? `${word} ${at.toISOString().slice(0, 16)}Z` : '')

function refuse(line: string): number {
  console.error(line)
  return 2
}

process.exitCode = await main(process.argv.slice(2))
