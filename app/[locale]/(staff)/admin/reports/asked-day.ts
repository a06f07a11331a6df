import { type Day, dayInBaku, isDay } from '@/lib/platform/time'

/** The day of the address; today when there is none or it does not exist. */
export const askedDay = (text: string | string[] | undefined | null, now: Date): Day =>
  typeof text === 'string' && isDay(text) ? text : dayInBaku(now)
