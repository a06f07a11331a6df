import type { Context } from 'koa'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '@/lib/i18n/locales'
import { env } from '@/lib/platform/env'

/** Answers with a page. Sign-in pages are never kept by a cache. */
export function send(ctx: Context, page: ReactElement, status?: number): void {
  if (status) ctx.status = status
  ctx.type = 'html'
  ctx.set('cache-control', 'no-store')
  ctx.body = `<!doctype html>${renderToStaticMarkup(page)}`
}

/** The portal's front page in this language. */
export const portalAddress = (locale: Locale): string => `${new URL(env().PORTAL_URL).origin}/${locale}`
