import { getTranslator, type Locale } from '@/lib/i18n'

/** The pages of a list at an address that already has parameters. */
export function pagesOf(locale: Locale, { page, pageCount }: { page: number; pageCount: number }, address: string) {
  const ui = getTranslator(locale, 'ui')
  return {
    page,
    pageCount,
    hrefFor: (at: number) => `${address}&page=${at}`,
    labels: {
      nav: ui('pagination.nav'),
      previous: ui('pagination.previous'),
      next: ui('pagination.next'),
      page: ui('pagination.page'),
    },
  }
}
