import type { LocalizedText } from '@/db/columns'
import { feeText } from '@/components/catalogue/words'
import type { Change, ServiceContent, Shown, VersionStanding } from '@/lib/catalogue/model'
import { formatDay, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'

/** Names behind codes, by the field of the record they stand in. */
export type Names = Readonly<Partial<Record<keyof ServiceContent, ReadonlyMap<string, LocalizedText>>>>

/** A code as people know it. */
export function codeInWords(locale: Locale, names: Names, field: keyof ServiceContent, code: string): string {
  if (field === 'recipients') return translateCode(locale, 'catalogue', `service.recipient.${code}`)
  if (field === 'feeKind') return translateCode(locale, 'catalogue', `service.feeKind.${code}`)
  if (field === 'notificationForms') return translateCode(locale, 'registry', `notification.${code}`)
  const name = names[field === 'resultDocumentCode' ? 'documents' : field]?.get(code)
  return name ? localized(locale, name) : code
}

/** What a change is about: the field, the row of its list, the part of the row. */
export function placeInWords(locale: Locale, names: Names, { field, of, path }: Change): string {
  const row = of === undefined ? null : typeof of === 'string' ? codeInWords(locale, names, field, of) : localized(locale, of)
  const part = path.startsWith(`${field}.`) ? path.split('.').at(-1) : undefined
  const parts = ['onceOnly', 'conditional', 'label', 'amount', 'details']
  return [
    getTranslator(locale, 'registry')(`field.${field}`),
    row,
    part && parts.includes(part) ? translateCode(locale, 'registry', `part.${part}`) : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** A value that is no text in three languages. */
export function shownInWords(locale: Locale, names: Names, field: keyof ServiceContent, shown: Shown | null): string {
  const t = getTranslator(locale, 'registry')
  if (!shown) return t('compare.absent')
  if (shown.kind === 'text') return shown.text ? localized(locale, shown.text) : t('compare.absent')
  if (shown.kind === 'codes')
    return shown.codes.map((code) => codeInWords(locale, names, field, code)).join(', ') || t('compare.absent')
  const { value } = shown
  if (typeof value === 'boolean') return value ? t('yes') : t('no')
  if (typeof value === 'number') return field === 'feeQepik' || field === 'expedited' ? feeText(locale, value) : String(value)
  return value === null || value === '' ? t('compare.absent') : withUnits(locale, value)
}

/** `10 working_day` as `10 iş günü`. */
export const withUnits = (locale: Locale, text: string): string =>
  text.replace(/\b(instant|minute|hour|working_day|calendar_day|month)\b/g, (unit) =>
    translateCode(locale, 'registry', `unit.${unit}`),
  )

export const standingInWords = (locale: Locale, standing: VersionStanding, validFrom: string): string =>
  getTranslator(locale, 'registry')(`standing.${standing}`, { day: formatDay(locale, validFrom) })

export const STANDING_TONES = {
  draft: 'warning',
  in_review: 'info',
  published: 'success',
  in_force: 'success',
  announced: 'info',
  past: 'neutral',
  discarded: 'neutral',
} as const satisfies Record<VersionStanding, string>
