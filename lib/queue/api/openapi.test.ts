import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from 'vitest'
import { z } from 'zod'
import { expect, test } from '@/lib/platform/testing'
import { openApi, problemsOf } from './openapi'
import { OPERATIONS } from './operations'
import { PROBLEMS } from './problems'
import type { Operation } from './serve'

const root = join(new URL('../../../', import.meta.url).pathname, 'app/api/v1')
const document = openApi({ portal: 'https://portal.example', login: 'https://login.example' })
const operations = Object.entries(OPERATIONS) as [string, Operation][]

/** Handlers as the folders have them: `GET /appointments/{id}`, with the operation each names. */
const handlers = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts') && !file.startsWith('openapi.json'))
  .flatMap((file) => {
    const path = `/${file.replace(/\/route\.ts$/, '').replaceAll(/\[(\w+)\]/g, '{$1}')}`
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(/export const ([A-Z]+) = [\s\S]*?answerWith\('(\w+)'/g)].map(([, method, name]) => ({
      address: `${method} ${path}`,
      name: name ?? '',
    }))
  })

test('every handler is an operation of the document and every operation has its handler', () => {
  const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  expect(handlers.map(({ address }) => address).sort()).toEqual(documented.sort())
  for (const { address, name } of handlers) {
    const operation = OPERATIONS[name as keyof typeof OPERATIONS]
    expect(`${operation.method} ${operation.path}`).toBe(address)
  }
})

describe.each(operations)('%s', (_, operation) => {
  test('names every status with the codes behind it', () => {
    const methods = document.paths[operation.path] as Record<string, { responses: Record<string, unknown> }>
    const { responses = {} } = methods[operation.method.toLowerCase()] ?? {}
    expect(Object.keys(responses).map(Number).sort()).toEqual([operation.answer.status, ...problemsOf(operation).keys()].sort())
  })
})

test('every problem code belongs to an operation, and its source writes it', () => {
  const used = new Set<string>(operations.flatMap(([, operation]) => [...problemsOf(operation).values()].flat()))
  expect([...used].sort()).toEqual(Object.keys(PROBLEMS).sort())
})

test('the document holds together: references lead somewhere, operations have names of their own', () => {
  const text = JSON.stringify(document)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
    expect(Object.keys(document.components.schemas)).toContain(name)
  expect(text).not.toContain('"$ref":"#/$defs')
  expect(new Set([...text.matchAll(/"operationId":"(\w+)"/g)].map(([, id]) => id)).size).toBe(operations.length)
  expect(document.openapi).toBe('3.1.0')
})

test('an answer schema can be read back as JSON Schema', () => {
  for (const [, { answer }] of operations) expect(z.toJSONSchema(answer.schema, { io: 'output' })).toHaveProperty('type', 'object')
})
