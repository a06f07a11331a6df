import { type Day, daysBetween } from '@/lib/platform/time'

/**
 * The stage of a reminder that holds on a day: the latest one reached. A job that was down for a week sends one reminder, not all it missed.
 *
 * @param stages days before (negative) or after the anchor, in order of time
 * @returns null before the first stage
 * @example stageOn([-90, -30, -7, 0], '2026-12-18', '2026-11-23') // -30
 */
export function stageOn(stages: readonly number[], anchor: Day, today: Day): number | null {
  const position = daysBetween(anchor, today)
  return stages.filter((stage) => stage <= position).at(-1) ?? null
}
