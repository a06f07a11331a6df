import { LostPage } from '@/components/layout/lost-page'
import { getTranslator, LOCALES } from '@/lib/i18n'

/** A missing page and somebody else's record look exactly alike. */
export default function NotFound() {
  const words = Object.fromEntries(
    LOCALES.map((locale) => {
      const t = getTranslator(locale, 'errors')
      return [
        locale,
        { title: t('notFound.title'), body: t('notFound.body'), home: t('notFound.home'), services: t('notFound.services') },
      ]
    }),
  )
  return <LostPage words={words} />
}
