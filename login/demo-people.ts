import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import { localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { demoMode } from '@/lib/platform/env'

const Text = z.union([z.string(), z.object({ az: z.string(), en: z.string().optional(), ru: z.string().optional() })])
const DemoPerson = z.object({
  pin: z.string(),
  password: z.string(),
  name: z.string(),
  story: Text.optional(),
})
export type DemoPerson = z.output<typeof DemoPerson>

/** The people one may try, in demo mode only. Read once, at start; a file that is not there means nobody. */
export function readDemoPeople(file = resolve('db/seeds/demo-people.json')): DemoPerson[] {
  if (!demoMode() || !existsSync(file)) return []
  return z.array(DemoPerson).parse(JSON.parse(readFileSync(file, 'utf8')))
}

export const storyIn = (locale: Locale, { story }: DemoPerson): string =>
  story === undefined ? '' : typeof story === 'string' ? story : localized(locale, story as LocalizedText)
