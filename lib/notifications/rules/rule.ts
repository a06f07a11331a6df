import type { Ctx } from '@/lib/platform/context'

/** A rule on a clock. It may run any number of times a day: the dedupe key keeps each fact told once. */
export type ClockRule = {
  /** Name of its job; stored, so it never changes. */
  name: string
  /** Baku time. */
  cron: string
  /** @returns how many notices were new */
  run: (ctx: Ctx) => Promise<number>
}
