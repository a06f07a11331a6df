import { OPERATIONS, type OperationName } from './operations'

const BASE = '/api/v1'

const patterns = (Object.keys(OPERATIONS) as OperationName[])
  .map((name) => {
    const { method, path } = OPERATIONS[name]
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, one = '']) => one)
    return { name, method, names, pattern: new RegExp(`^${BASE}${path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`) }
  })
  // An address that is spelled out comes before one with something to fill in.
  .sort((a, b) => a.names.length - b.names.length)

/** The operation behind an address, for the server that asks no framework; null: not one of ours. */
export function matchOperation(method: string, path: string): { name: OperationName; params: Record<string, string> } | null {
  if (!path.startsWith(BASE)) return null
  for (const one of patterns) {
    if (one.method !== method) continue
    const found = one.pattern.exec(path)
    if (found) return { name: one.name, params: Object.fromEntries(one.names.map((name, n) => [name, found[n + 1] ?? ''])) }
  }
  return null
}
