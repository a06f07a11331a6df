import { copyDatabase, templateDatabase } from '../../lib/platform/testing-database'

/** Before all tests: a database with the schema and reference data, thrown away afterwards. TEST_DATABASE_URL names the server. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ?? 'postgres://postgres:postgres@127.0.0.1:54320/postgres'
  const template = await templateDatabase(server)
  process.env.VITEST_TEMPLATE_URL = template
  const copy = await copyDatabase(template)
  process.env.VITEST_DATABASE_URL = copy.url
  return copy.drop
}
