import { compileRecord, type Problem } from '../record'
import type { FormDraft } from './form'
import { missingTexts } from './words'

/** What keeps a form from being used, with the place of each; nothing when it can be published. */
export function problemsIn(draft: FormDraft): Problem[] {
  const compiled = compileRecord(draft.record, draft.texts)
  const found = compiled.ok ? [] : compiled.error
  const places = new Set(found.map(({ place }) => place))
  const missing = missingTexts(draft).map(({ locale, key }) => ({ place: `texts.${locale}.${key}`, code: 'text_missing' as const }))
  return [...found, ...missing.filter(({ place }) => !places.has(place))]
}
