import type { SigningKeyState } from '@/db/vocabulary/identity'
import { minutesAfter } from '@/lib/platform/time'

/** One key each: RS256 for the portal, the others for partners. */
export const SIGNING_ALGS = ['RS256', 'PS256', 'ES256'] as const
export type SigningAlg = (typeof SIGNING_ALGS)[number]

const DAY = 24 * 60
/** A key signs after everybody had a day to fetch it, and stays published until its last token is long dead. In minutes. */
export const PUBLISHED_BEFORE_MINUTES = DAY
export const PUBLISHED_AFTER_MINUTES = DAY
/** How long a key signs. */
export const SIGNS_MINUTES = 90 * DAY

export type KnownKey = {
  kid: string
  alg: string
  state: SigningKeyState
  createdAt: Date
  activatedAt: Date | null
  retiredAt: Date | null
}

export type KeyMove =
  | { kind: 'make'; alg: SigningAlg; state: 'next' | 'current' }
  | { kind: 'activate'; kid: string }
  | { kind: 'retire'; kid: string }
  /** The private half is destroyed. */
  | { kind: 'forget'; kid: string }

/** What an administrator may ask for before the clock does: a new key in a day, or at once. */
export type RotationWish = 'soon' | 'now'

/** What is due for the keys at this moment. The same answer as often as it is asked, until it is done. */
export function dueMoves(keys: readonly KnownKey[], now: Date, wish?: RotationWish): KeyMove[] {
  const old = keys
    .filter(({ state, retiredAt }) => state === 'retired' && retiredAt && minutesAfter(retiredAt, PUBLISHED_AFTER_MINUTES) <= now)
    .map(({ kid }): KeyMove => ({ kind: 'forget', kid }))
  return [
    ...old,
    ...SIGNING_ALGS.flatMap((alg) =>
      movesOf(
        alg,
        keys.filter((key) => key.alg === alg),
        now,
        wish,
      ),
    ),
  ]
}

function movesOf(alg: SigningAlg, keys: readonly KnownKey[], now: Date, wish: RotationWish | undefined): KeyMove[] {
  const current = keys.find(({ state }) => state === 'current')
  const next = keys.find(({ state }) => state === 'next')
  const retire: KeyMove[] = current ? [{ kind: 'retire', kid: current.kid }] : []
  if (next && (!current || wish === 'now' || minutesAfter(next.createdAt, PUBLISHED_BEFORE_MINUTES) <= now))
    return [...retire, { kind: 'activate', kid: next.kid }]
  if (next) return []
  if (!current || wish === 'now') return [...retire, { kind: 'make', alg, state: 'current' }]
  const signsUntil = minutesAfter(current.activatedAt ?? current.createdAt, SIGNS_MINUTES)
  const due = minutesAfter(signsUntil, -PUBLISHED_BEFORE_MINUTES) <= now
  return due || wish === 'soon' ? [{ kind: 'make', alg, state: 'next' }] : []
}
