import type { StepFormProps } from '@/components/forms/step-form'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Words every step shares. */
export function fieldWords(locale: Locale): StepFormProps['words'] {
  const t = getTranslator(locale, 'applications')
  const ui = getTranslator(locale, 'ui')
  return {
    continue: t('edit.continue'),
    back: t('edit.back'),
    exit: t('edit.exit'),
    inLanguage: t('edit.inLanguage'),
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

/** Names of the parts of an address, as the list of mistakes calls them. */
export function addressParts(locale: Locale): Record<string, string> {
  const t = getTranslator(locale, 'applications')
  return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, t(`address.${part}`)]))
}
const ADDRESS_PARTS = ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'] as const
