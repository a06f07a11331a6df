import type { Log } from './log'

const LONGEST_WAIT_MS = 30_000

/** Wait before the next try after so many failures in a row: half a second, one, two … 30 s. */
export const backOffMs = (failures: number): number => Math.min(500 * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS)

export type Loop = { stop(): Promise<void> }

/**
 * Does a piece of work over and over: at once while there is more, else after a pause. A failure (the database restarts, a
 * network is gone) is logged and tried again later; it never ends the process.
 *
 * @param step returns whether there may be more to do right now
 * @param idleMs pause when there was nothing (milliseconds)
 * @returns `stop` lets the running step finish
 */
export function startLoop(name: string, step: () => Promise<boolean>, { idleMs, log }: { idleMs: number; log: Log }): Loop {
  let stopping = false
  let wake = () => {}
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    let failures = 0
    while (!stopping) {
      try {
        const more = await step()
        if (failures > 0) log.info({ loop: name, failures }, 'loop works again')
        failures = 0
        if (!more && !stopping) await pause(idleMs)
      } catch (error) {
        failures++
        log.warn({ loop: name, failures, err: error }, 'loop failed, will try again')
        if (!stopping) await pause(backOffMs(failures))
      }
    }
  }
  const running = run()
  return {
    async stop() {
      stopping = true
      wake()
      await running
    },
  }
}
