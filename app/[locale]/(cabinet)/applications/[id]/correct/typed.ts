import type { FormValues } from '@/lib/platform/forms/model'

/** Name under which a correction that is being written is kept. */
export const correctionForm = (id: string): string => `applications.correct.${id}`

/** What the form sends: the questions it showed, and what stands in them. */
export const typedIn = (values: FormValues) => ({ asked: [values.asked ?? []].flat(), values })
