import type { ServiceTexts } from './check-definition'
import type { ServiceDefinition } from './definition'
import type { ServiceForm } from './form'
import { withCommon } from './texts'

/** What is wrong in a record, and where. */
export type Problem = { place: string; code: string; params?: Record<string, string | number> }

export type Compiled = { ok: true; value: ServiceForm } | { ok: false; error: Problem[] }

export function compileRecord(record: unknown, texts: unknown): Compiled {
  if (typeof record !== 'object' || record === null) return { ok: false, error: [{ place: '', code: 'not_a_record' }] }
  const value: ServiceForm = { definition: record as ServiceDefinition, texts: withCommon(texts as ServiceTexts), source: 'record' }
  return { ok: true, value }
}
