import type { Locale } from '@/lib/i18n'
import { REPRESENTATION_RULES } from '@/lib/representation/model'

type Search = Record<string, string | string[] | undefined>

/** Codes of chosen services, as the address carries them: `?services=a&services=b`. */
export const chosenServices = ({ services }: Search): string[] =>
  [...new Set([services ?? []].flat())].filter((code) => /^[a-z0-9-]{1,100}$/.test(code)).slice(0, REPRESENTATION_RULES.maxServices)

const query = (pairs: [string, string][]): string => (pairs.length ? `?${new URLSearchParams(pairs)}` : '')

/** The first step, with these services chosen. */
export const servicesPath = (locale: Locale, services: readonly string[], q = ''): string =>
  `/${locale}/representation/new${query([...services.map((code): [string, string] => ['services', code]), ...(q ? [['q', q] as [string, string]] : [])])}`

/** The second step: for all services, or for the chosen ones. */
export function detailsPath(locale: Locale, search: Search): string {
  const all = search.scope === 'all'
  const services = all ? [] : chosenServices(search)
  return `/${locale}/representation/new${query([
    ['scope', all ? 'all' : 'chosen'],
    ...services.map((code): [string, string] => ['services', code]),
  ])}`
}
