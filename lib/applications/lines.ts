import { formatDay, formatMoney, type Locale, localized } from '@/lib/i18n'
import type { LineParam } from './definition'
import { displayFact } from './display-fact'
import type { Facts } from './facts'
import type { Params } from './texts'

/** Parameters of an eligibility line as people read them. */
export const lineParams = (locale: Locale, params: Readonly<Record<string, LineParam>> = {}, facts: Facts = {}): Params =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, lineParam(locale, value, facts)]))

function lineParam(locale: Locale, value: LineParam, facts: Facts): string {
  if (typeof value === 'string') return value
  if ('text' in value) return localized(locale, value.text)
  if ('fact' in value) return displayFact(locale, facts, value.fact)
  return 'day' in value ? formatDay(locale, value.day) : formatMoney(locale, value.qepik)
}
