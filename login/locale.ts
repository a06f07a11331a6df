import type { Context } from 'koa'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales'

export const LANGUAGE_COOKIE = 'asan-login.language'

/** The language of a page: chosen here, asked for by the portal (`ui_locales`), else what the browser prefers. */
export function localeOf(ctx: Context, uiLocales?: unknown): Locale {
  const query = (name: string) => [ctx.query[name]].flat()[0]
  const asked = typeof uiLocales === 'string' ? uiLocales : query('ui_locales')
  const candidates = [
    query('lang'),
    ...(asked ?? '').split(' ').map((tag) => tag.slice(0, 2)),
    ctx.cookies.get(LANGUAGE_COOKIE, { signed: false }),
    ...ctx
      .get('accept-language')
      .split(',')
      .map((part) => part.trim().slice(0, 2).toLowerCase()),
  ]
  return candidates.find(isLocale) ?? DEFAULT_LOCALE
}
