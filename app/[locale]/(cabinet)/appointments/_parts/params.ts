import { isId } from '@/lib/platform/ids'
import { isDay } from '@/lib/platform/time'

export type Search = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value) || undefined

/** A code of the registry as addresses write it. */
const code = (value: string | undefined) => (value && /^[a-z0-9-]{1,60}$/.test(value) ? value : undefined)

/** The choices an address carries; whatever cannot be one is as if it were not there. */
export function readChoices(search: Search) {
  const day = one(search.day)
  const slot = one(search.slot)
  const application = one(search.application)
  return {
    service: code(one(search.service)),
    centre: code(one(search.centre)),
    day: day && isDay(day) ? day : undefined,
    slot: isId(slot) ? slot : undefined,
    application: isId(application) ? application : undefined,
  }
}

export const text = (search: Search, name: string): string => (one(search[name]) ?? '').slice(0, 200)
