import { getTranslator, type Locale } from '@/lib/i18n'

const KEYS = ['button', 'title', 'j', 'k', 'o', 't', 'help', 'off', 'on', 'note', 'close'] as const

/** The words the shortcuts script needs, so that no translations travel to the browser. */
export function shortcutWords(locale: Locale): Record<(typeof KEYS)[number], string> {
  const t = getTranslator(locale, 'workqueue')
  return Object.fromEntries(KEYS.map((key) => [key, t(`keys.${key}`)])) as Record<(typeof KEYS)[number], string>
}
