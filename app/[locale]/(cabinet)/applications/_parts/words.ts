import type { StepFormProps } from '@/components/forms/step-form'
import { questionWords } from '@/components/forms/words'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Words every step shares. */
export function fieldWords(locale: Locale): StepFormProps['words'] {
  const t = getTranslator(locale, 'applications')
  return {
    continue: t('edit.continue'),
    back: t('edit.back'),
    exit: t('edit.exit'),
    inLanguage: t('edit.inLanguage'),
    ...questionWords(locale),
  }
}

/** Names of the parts of an address, as the list of mistakes calls them. */
export function addressParts(locale: Locale): Record<string, string> {
  const t = getTranslator(locale, 'applications')
  return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, t(`address.${part}`)]))
}
const ADDRESS_PARTS = ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'] as const
