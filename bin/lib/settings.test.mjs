import { expect, test } from 'vitest'
import { settingsFor } from './settings.mjs'

const facts = {
  env: {},
  secrets: { AUTH_SECRET: 's' },
  databaseUrl: 'postgres://db/asan',
  demoByDefault: true,
  ports: { web: 3000, login: 3001, mailbox: 1025 },
  mode: 'production',
}

test('addresses follow the ports, so that a sign-in comes back to the right one', () => {
  const settings = settingsFor({ ...facts, ports: { web: 4000, login: 4001, mailbox: 2525 } })
  expect(settings).toMatchObject({
    PORTAL_URL: 'http://localhost:4000',
    NEXTAUTH_URL: 'http://localhost:4000',
    LOGIN_URL: 'http://localhost:4001',
    SMTP_URL: 'smtp://127.0.0.1:2525',
  })
})

test('demo people stay on this machine, and a database with people of its own gets none', () => {
  expect(settingsFor(facts)).toMatchObject({ DEMO: 'on', HOST: '127.0.0.1' })
  expect(settingsFor({ ...facts, demoByDefault: false })).toMatchObject({ DEMO: 'off', HOST: '0.0.0.0' })
  expect(settingsFor({ ...facts, demoByDefault: false, env: { DEMO: 'on' } })).toMatchObject({ DEMO: 'on' })
})

test('what was set outside wins', () => {
  const env = { PORTAL_URL: 'https://my.gov.example', SMTP_URL: 'smtp://mail.example:587' }
  const settings = settingsFor({ ...facts, env, ports: { ...facts.ports, mailbox: null } })
  expect(settings).toMatchObject({
    PORTAL_URL: 'https://my.gov.example',
    NEXTAUTH_URL: 'https://my.gov.example',
    SMTP_URL: 'smtp://mail.example:587',
  })
})
