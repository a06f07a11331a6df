import { err, ok, type Result } from '@/lib/platform/result'
import { LOCALES } from '@/lib/i18n/locales'
import { FormRecordSchema, TextsSchema } from '../record-schema'
import type { FormDraft, FormRecord, FormTexts } from './form'

/** A form as a file: what one portal writes out, another reads in. */
export const FORM_FILE = 'asan-form/1'

export const writeExport = ({ record, texts }: FormDraft): string =>
  `${JSON.stringify({ format: FORM_FILE, record, texts }, null, 2)}\n`

/** Reads a pasted form. Only its shape is checked here; what is missing in it is told like any other problem of a draft. */
export function readImport(json: string): Result<FormDraft, 'not_json' | 'not_a_form'> {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return err('not_json')
  }
  if (typeof parsed !== 'object' || parsed === null || !('record' in parsed) || !('texts' in parsed)) return err('not_a_form')
  const record = FormRecordSchema.safeParse(parsed.record)
  const texts = TextsSchema.safeParse(parsed.texts)
  if (!record.success || !texts.success) return err('not_a_form')
  const all = Object.fromEntries(LOCALES.map((locale) => [locale, texts.data[locale] ?? {}])) as FormTexts
  return ok({ record: record.data as FormRecord, texts: all })
}
