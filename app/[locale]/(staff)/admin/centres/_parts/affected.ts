import type { FormValues } from '@/lib/platform/forms'
import type { Affected } from '@/lib/queue/model'

/** Fields under which the visits a change would touch are kept with the typed form. */
export const AFFECTED = { count: 'affected.count', visits: 'affected.visits' } as const

export const withAffected = (values: FormValues, { count, visits }: Affected): FormValues => ({
  ...values,
  [AFFECTED.count]: String(count),
  [AFFECTED.visits]: visits.map(({ id, startsAt, serviceCode }) => `${id} ${startsAt.toISOString()} ${serviceCode}`),
})
