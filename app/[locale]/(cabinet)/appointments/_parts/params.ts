import { type Errand, errandsOf, errandsText } from '@/components/queue/booking-path'
import { isId } from '@/lib/platform/ids'
import { isDay } from '@/lib/platform/time'

export type Search = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value) || undefined

/** A code of the registry as addresses write it. */
const code = (value: string | undefined) => (value && /^[a-z0-9-]{1,60}$/.test(value) ? value : undefined)

/** More errands than any rule allows in one visit are cut off. */
const MOST_ERRANDS = 10

/** The errands an address carries; `who0`, `who1` … of the form say for whom, before they are written into the address. */
export function readErrands(search: Search): Errand[] {
  return errandsOf(one(search.service))
    .filter((errand) => code(errand.service))
    .slice(0, MOST_ERRANDS)
    .map(({ service, member }, n) => {
      const chosen = one(search[`who${n}`])
      const who = chosen === 'self' ? undefined : (chosen ?? member)
      return { service, member: who && /^[\w-]{1,20}$/.test(who) ? who : undefined }
    })
}

/** The choices an address carries; whatever cannot be one is as if it were not there. */
export function readChoices(search: Search) {
  const day = one(search.day)
  const slots = (one(search.slot) ?? '').split(',')
  const application = one(search.application)
  const hold = one(search.hold)
  return {
    service: errandsText(readErrands(search)) || undefined,
    go: one(search.go) === '1' ? '1' : undefined,
    from: code(one(search.from)),
    centre: code(one(search.centre)),
    day: day && isDay(day) ? day : undefined,
    slot: slots.length <= MOST_ERRANDS && slots.every((slot) => isId(slot)) ? slots.join(',') : undefined,
    hold: isId(hold) ? hold : undefined,
    application: isId(application) ? application : undefined,
    whole: one(search.whole) === '1' ? '1' : undefined,
  }
}

export const text = (search: Search, name: string): string => (one(search[name]) ?? '').slice(0, 200)

/** Errands with their places; null when the places are missing or another number. */
export function itemsOf(errands: readonly Errand[], slot: string | undefined): { serviceCode: string; slotId: string }[] | null {
  const slots = slot?.split(',') ?? []
  if (errands.length === 0 || slots.length !== errands.length) return null
  return errands.map((errand, n) => ({ serviceCode: errand.service, slotId: slots[n] ?? '' }))
}
