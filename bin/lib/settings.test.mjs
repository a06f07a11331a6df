import { expect, test } from 'vitest'
import { settingsFor } from './settings.mjs'

const facts = {
  env: {},
  secrets: { AUTH_SECRET: 's' },
  databaseUrl: 'postgres://db/asan',
  demoByDefault: true,
  ports: { web: 3000, login: 3001, mailbox: 1025, simulators: 3002, taxPortal: 3003, bank: 3004 },
  mode: 'production',
  folder: '/state',
}

test('addresses follow the ports, so that a sign-in comes back to the right one', () => {
  const settings = settingsFor({ ...facts, ports: { ...facts.ports, web: 4000, login: 4001, mailbox: 2525 } })
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

test('the partners of the demo may be told of a sign-out although they live on this machine; without the demo there are none', () => {
  const settings = settingsFor({ ...facts, ports: { ...facts.ports, taxPortal: 5003, bank: 5004 } })
  expect(settings).toMatchObject({
    EXAMPLE_TAX_URL: 'http://localhost:5003',
    EXAMPLE_BANK_URL: 'http://localhost:5004',
    LOGOUT_PRIVATE_HOSTS: 'localhost:5003,localhost:5004',
  })
  const real = settingsFor({ ...facts, demoByDefault: false })
  for (const name of ['EXAMPLE_TAX_URL', 'SIGNATURE_URL', 'LOGOUT_PRIVATE_HOSTS']) expect(real).not.toHaveProperty(name)
})
