import { type ApplicationAction, type ApplicationStatus, whoseTurn } from './model'

/** A row of the history, as far as time is concerned. */
export type ClockMove = { at: Date; action: ApplicationAction; to: ApplicationStatus }
export type Holder = 'state' | 'citizen'
/** A stretch of time in which one side held the case. `to` is null while it still does. */
export type Stretch = { holder: Holder; from: Date; to: Date | null }
export type Clocks = {
  /** How long each side held it since it was sent, in seconds. */
  stateSeconds: number
  citizenSeconds: number
  /** Times in which the term stood still because the applicant was asked. */
  pauses: Stretch[]
}

/** Who has to act after this move; nobody before it is sent and after the end. An objection puts the state to work again. */
function holderAfter({ action, to }: ClockMove): Holder | null {
  if (action === 'object') return 'state'
  return to === 'draft' ? null : whoseTurn(to)
}

/** Who held the case when, from the history alone, so that the clocks can never disagree with the timeline. */
export function stretchesOf(moves: readonly ClockMove[]): Stretch[] {
  const stretches: Stretch[] = []
  for (const move of moves) {
    const holder = holderAfter(move)
    const last = stretches.at(-1)
    const running = last && last.to === null ? last : undefined
    if (running?.holder === holder) continue
    if (running) running.to = later(running.from, move.at)
    if (holder) stretches.push({ holder, from: move.at, to: null })
  }
  return stretches
}

/** The two clocks at a moment. @param moves the whole history, oldest first */
export function readClocks(moves: readonly ClockMove[], now: Date): Clocks {
  const stretches = stretchesOf(moves)
  const held = (holder: Holder) =>
    stretches.reduce((sum, one) => (one.holder === holder ? sum + seconds(one.from, one.to ?? now) : sum), 0)
  return {
    stateSeconds: held('state'),
    citizenSeconds: held('citizen'),
    pauses: stretches.filter(({ holder }) => holder === 'citizen'),
  }
}

/** Seconds the state took for a decision made now: since it was sent, or since an objection opened it anew. */
export function stateSecondsOf(moves: readonly ClockMove[], now: Date): number {
  const opened = moves.findLastIndex(({ action }) => action === 'submit' || action === 'uphold_objection')
  return readClocks(opened < 0 ? moves : moves.slice(opened), now).stateSeconds
}

/** Whole days; what is begun does not count, so nobody is told they were slower than they were. */
export const wholeDays = (lengthSeconds: number): number => Math.floor(lengthSeconds / 86_400)

// Clocks of two machines may differ by a little; nothing ever takes less than no time.
const later = (one: Date, other: Date): Date => (other > one ? other : one)
const seconds = (from: Date, to: Date): number => Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1000))
