import { ASSURANCE_LEVELS, type AssuranceLevel } from '@/db/vocabulary/identity'
import { minutesAfter } from '@/lib/platform/time'

export type { AssuranceLevel }

/** How long a proof counts at a level, in minutes; afterwards the session goes on at the next lower one. */
export const LEVEL_MINUTES = { substantial: 60, high: 15 } as const satisfies Partial<Record<AssuranceLevel, number>>

/** Until when proofs count; null: there was none of that level. */
export type LevelTimes = { substantialUntil: Date | null; highUntil: Date | null }
export const NOTHING_PROVEN: LevelTimes = { substantialUntil: null, highUntil: null }

const rank = (level: AssuranceLevel): number => ASSURANCE_LEVELS.indexOf(level)

export const reaches = (level: AssuranceLevel, wanted: AssuranceLevel): boolean => rank(level) >= rank(wanted)

export const higher = (one: AssuranceLevel, other: AssuranceLevel): AssuranceLevel => (reaches(one, other) ? one : other)

export const isLevel = (text: unknown): text is AssuranceLevel => (ASSURANCE_LEVELS as readonly unknown[]).includes(text)

/** The level that counts at this moment. */
export function effectiveLevel({ substantialUntil, highUntil }: LevelTimes, now: Date): AssuranceLevel {
  if (highUntil && highUntil > now) return 'high'
  return substantialUntil && substantialUntil > now ? 'substantial' : 'low'
}

/** Until when the level of this moment counts; null for the lowest, which lasts as long as the session. */
export function levelEndsAt(times: LevelTimes, now: Date): Date | null {
  const level = effectiveLevel(times, now)
  return level === 'high' ? times.highUntil : level === 'substantial' ? times.substantialUntil : null
}

const later = (one: Date | null, other: Date): Date => (one && one > other ? one : other)

/** What a new proof leaves: it raises, and never takes away what still counts. */
export function withProof({ substantialUntil, highUntil }: LevelTimes, level: AssuranceLevel, provenAt: Date): LevelTimes {
  return {
    substantialUntil: reaches(level, 'substantial')
      ? later(substantialUntil, minutesAfter(provenAt, LEVEL_MINUTES.substantial))
      : substantialUntil,
    highUntil: level === 'high' ? later(highUntil, minutesAfter(provenAt, LEVEL_MINUTES.high)) : highUntil,
  }
}

/** When a level was last proven; null when it never was. The two windows tell it, so no row has to be looked for. */
export function provenAtLevel(times: LevelTimes & { provenAt: Date }, level: AssuranceLevel): Date | null {
  if (level === 'high') return times.highUntil && minutesAfter(times.highUntil, -LEVEL_MINUTES.high)
  if (level === 'substantial') return times.substantialUntil && minutesAfter(times.substantialUntil, -LEVEL_MINUTES.substantial)
  return times.provenAt
}

/** Whether somebody has shown at this level who they are, recently enough. Only people signed in have a level. */
export const hasLevel = (actor: { kind: string; level?: AssuranceLevel | undefined }, wanted: AssuranceLevel): boolean =>
  reaches(actor.level ?? 'low', wanted)
