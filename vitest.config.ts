import { randomBytes } from 'node:crypto'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    alias: {
      '@': new URL('.', import.meta.url).pathname.replace(/\/$/, ''),
      'server-only': new URL('./bin/test/server-only.ts', import.meta.url).pathname,
    },
  },
  test: {
    include: ['**/*.test.{ts,tsx,mjs}'],
    exclude: ['node_modules/**', '.next/**', '.build/**', 'e2e/**', '.local/**'],
    globalSetup: './bin/test/vitest-setup.ts',
    testTimeout: 20_000,
    hookTimeout: 60_000,
    env: {
      LOG_LEVEL: 'silent',
      DATABASE_URL: 'postgres://unused:unused@127.0.0.1:1/unused',
      PORTAL_URL: 'http://localhost:3000',
      LOGIN_URL: 'http://localhost:3001',
      AUTH_SECRET: 'test-only-auth-secret-0123456789abcdef',
      LOGIN_COOKIE_KEYS: 'test-only-cookie-key-0123456789abcdef',
      LOGIN_JWKS: '{"keys":[]}',
      PORTAL_CLIENT_SECRET: 'test-only-client-secret-0123456789abcdef',
      DATA_KEY: randomBytes(32).toString('base64'),
      DEMO: 'on',
    },
  },
})
