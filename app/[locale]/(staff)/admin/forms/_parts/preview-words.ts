import type { FieldWords } from '@/components/forms/field-input'
import { getTranslator, type Locale } from '@/lib/i18n'

/** The words a citizen's page uses around the questions. */
export function previewWords(locale: Locale): FieldWords {
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
