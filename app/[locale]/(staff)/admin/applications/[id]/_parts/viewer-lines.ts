import type { CaseViewer } from '@/lib/applications'
import { formatTime, getTranslator, type Locale } from '@/lib/i18n'

/** Who else has the case open, in words. */
export const viewerLines = (locale: Locale, viewers: readonly CaseViewer[]): { id: string; text: string }[] =>
  viewers.map(({ surname, givenName, openedAt }) => ({
    id: `${surname} ${givenName} ${openedAt.toISOString()}`,
    text: getTranslator(locale, 'workqueue')('case.viewer', {
      name: `${surname} ${givenName}`,
      time: formatTime(locale, openedAt),
    }),
  }))
