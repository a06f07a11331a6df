import type { Day } from '@/lib/platform/time'

/** The days a version holds: from the first, up to the day before the other; without an end for the last. */
export type Validity = { validFrom: Day; validUntil: Day | null }

/** Whether it holds on that day. A version replaced on its first day never held. */
export const holdsOn = ({ validFrom, validUntil }: Validity, day: Day): boolean =>
  validFrom <= day && (validUntil === null || day < validUntil)

export type Placement<V> = {
  /** The new version's own days. */
  validity: Validity
  /** The version that held on its first day, with its new end. */
  shortened: (V & { validUntil: Day }) | null
}

/**
 * Where a version published for a day goes among those that are there: it ends the one that held on that day and itself lasts until the
 * next one that is already announced. Days stay covered without a gap or an overlap.
 *
 * @param published versions of one service, in any order
 */
export function place<V extends Validity>(published: readonly V[], from: Day): Placement<V> {
  const held = published.find((one) => holdsOn(one, from))
  const next = published
    .map(({ validFrom }) => validFrom)
    .filter((day) => day > from)
    .sort()[0]
  return {
    validity: { validFrom: from, validUntil: held ? held.validUntil : (next ?? null) },
    shortened: held ? { ...held, validUntil: from } : null,
  }
}
