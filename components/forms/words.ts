import type { FieldWords } from './field-input'
import { getTranslator, type Locale } from '@/lib/i18n'

/** The words around the questions of a form, on a citizen's page and in its preview. */
export function questionWords(locale: Locale): FieldWords {
  const t = getTranslator(locale, 'applications')
  const ui = getTranslator(locale, 'ui')
  return {
    optional: t('edit.optional'),
    choose: t('edit.choose'),
    recount: t('engine.recount'),
    date: { day: ui('date.day'), month: ui('date.month'), year: ui('date.year') },
    address: {
      region: t('address.region'),
      settlement: t('address.settlement'),
      street: t('address.street'),
      building: t('address.building'),
      apartment: t('address.apartment'),
      postalCode: t('address.postalCode'),
      postalHint: t('address.postalHint'),
      choose: t('edit.choose'),
      optional: t('edit.optional'),
    },
  }
}
