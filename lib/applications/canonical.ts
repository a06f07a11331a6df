import { createHash } from 'node:crypto'
import type { FactUsed } from '@/db/schema/applications'
import type { Answers } from './definition'

/** What an applicant sends, without its number and the time: the same content always gives the same hash. */
export type Content = {
  service: string
  /** Of the form, and of the registry's record. */
  versions: { form: number; registry: number | null }
  applicant: { personId: string; companyTin: string | null }
  answers: Answers
  facts: Readonly<Record<string, FactUsed>>
  /** Attachment id → SHA-256 of its bytes. */
  files: Readonly<Record<string, string>>
  declarations: readonly string[]
}

/**
 * The content as one text and its SHA-256 (hex). The text is JSON in the canonical form of RFC 8785: no spaces, names in order of
 * their UTF-16 units, numbers as ECMAScript writes them. Anybody who holds the content can make it again and compare.
 */
export function canonicalContent(content: Content): { text: string; hash: string } {
  const text = canonicalJson({ ...content, declarations: [...content.declarations].sort() })
  return { text, hash: createHash('sha256').update(text, 'utf8').digest('hex') }
}

/** @throws {Error} for what JSON cannot carry: numbers without a value, functions */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`Cannot write JSON: expected a finite number, got ${value}`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(',')}]`
  if (typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`)
    return `{${parts.join(',')}}`
  }
  throw new Error(`Cannot write JSON: expected data, got ${typeof value}`)
}
