// The database by hand: create, migrate, seed, reset (drop, create, migrate, seed). Uses DATABASE_URL.
// `seed` loads reference data, and the demo town when DEMO=on (or with --demo).
import { connect } from '../db/client'
import { createDatabase, dropDatabase, migrate } from '../db/migrate'
import { seed } from '../db/seeds'

const [command = 'help', ...flags] = process.argv.slice(2)
const url = process.env.DATABASE_URL
const demo = process.env.DEMO === 'on' || flags.includes('--demo')

async function main(): Promise<number> {
  if (!url) {
    console.error('Set DATABASE_URL, for example postgres://user:password@127.0.0.1:5432/asan')
    return 2
  }
  switch (command) {
    case 'create':
      await createDatabase(url)
      break
    case 'migrate':
      await migrate(url)
      break
    case 'seed':
      await load(url)
      break
    case 'reset':
      await dropDatabase(url)
      await createDatabase(url)
      await migrate(url)
      await load(url)
      break
    default:
      console.error('Usage: db create | migrate | seed [--demo] | reset [--demo]')
      return 2
  }
  console.log(`db ${command}: done`)
  return 0
}

async function load(databaseUrl: string): Promise<void> {
  const connection = connect(databaseUrl, { applicationName: 'asan-seed' })
  try {
    await seed(connection.db, { demo, now: new Date(), partners: demoPartners(), say: (line) => console.log(line) })
  } finally {
    await connection.close()
  }
}

/** The sample partners of the demo run where the start script put them. */
function demoPartners() {
  const { EXAMPLE_TAX_URL: taxPortal, EXAMPLE_BANK_URL: bank } = process.env
  return taxPortal && bank ? { taxPortal, bank } : undefined
}

process.exitCode = await main()
