import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'

/** How it goes, step by step, and how one hears of it. */
export function Procedure({ locale, service }: { locale: Locale; service: ServiceDetails }) {
  const t = getTranslator(locale, 'catalogue')
  const steps = service.procedure ? localized(locale, service.procedure).split('\n').filter(Boolean) : []
  return (
    <>
      <ol className="grid max-w-text list-decimal gap-1.5 ps-5">
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {service.notificationForms.length > 0 && (
        <p className="mt-4">
          <span className="font-semibold">{t('service.notification')}:</span>{' '}
          {service.notificationForms.map((form) => translateCode(locale, 'registry', `notification.${form}`)).join(', ')}
        </p>
      )}
    </>
  )
}
