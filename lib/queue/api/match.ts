import { answerDesk } from './desk'
import { answerWith, OPERATIONS, type OperationName } from './operations'

const BASE = '/api/v1'
const DESK = '/api/queue/v1/desk'

const patterns = (Object.keys(OPERATIONS) as OperationName[])
  .map((name) => {
    const { method, path } = OPERATIONS[name]
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, one = '']) => one)
    return { name, method, names, pattern: new RegExp(`^${BASE}${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) }
  })
  // An address that is spelled out comes before one with something to fill in.
  .sort((a, b) => a.names.length - b.names.length)

/** The operation behind an address; null: not one of ours. */
export function matchOperation(method: string, path: string): { name: OperationName; params: Record<string, string> } | null {
  if (!path.startsWith(BASE)) return null
  for (const one of patterns) {
    if (one.method !== method) continue
    const found = one.pattern.exec(path)
    if (found) return { name: one.name, params: Object.fromEntries(one.names.map((name, n) => [name, found[n + 1] ?? ''])) }
  }
  return null
}

/** What answers an address beside the framework (docs/adr/0016); null: the framework does. */
export function directAnswer(method: string, path: string): ((request: Request) => Promise<Response>) | null {
  if (path === DESK && method === 'POST') return (request) => answerDesk(request)
  const operation = matchOperation(method, path)
  return operation && ((request) => answerWith(operation.name, request, operation.params))
}
