import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  // The simulators' tables are not behind the common door: nothing of the portal may read them.
  schema: ['./db/schema/index.ts', './db/schema/simulators.ts'],
  out: './db/migrations',
  casing: 'snake_case',
})
