import { Conditions } from '@/components/applications/conditions'
import { agencyText, feeText, termText } from '@/components/catalogue/words'
import { ButtonLink, Disclosure, StatusTag, TextLink } from '@/components/ui'
import type { AvailableService } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'

/** One service: what it is, what it lacks, the rules with the values they read, and the way to apply. */
export function ServiceItem({ locale, service, open }: { locale: Locale; service: AvailableService; open: boolean }) {
  const t = getTranslator(locale, 'registry')
  const { lacking } = service
  return (
    <li className="rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h3 className="text-lg">
        <TextLink href={`/${locale}/services/${service.code}`}>{service.name}</TextLink>
      </h3>
      <p className="mt-1 text-sm text-muted">
        {[
          service.agencyName && agencyText(locale, service.agencyName),
          feeText(locale, service.feeQepik),
          termText(locale, service.termValue, service.termUnit),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {lacking && (
        <p className="mt-2">
          <StatusTag tone="warning">
            {t(lacking.kind === 'document' ? 'available.lacksDocument' : 'available.lacksCondition', { name: lacking.text })}
          </StatusTag>
        </p>
      )}
      {service.fromState.length > 0 && (
        <p className="mt-2 text-sm">{t('available.fromState', { names: service.fromState.join(', ') })}</p>
      )}
      {service.conditions.length > 0 && (
        <Disclosure summary={t('available.why')}>
          <Conditions
            conditions={service.conditions}
            words={{ holds: t('available.holds'), fails: t('available.fails'), unknown: t('available.notChecked') }}
          />
        </Disclosure>
      )}
      {open && (
        <p className="mt-3">
          <ButtonLink
            kind="secondary"
            href={`/${locale}/apply/${service.code}`}
            aria-label={t('available.applyFor', { name: service.name })}
          >
            {t('available.apply')}
          </ButtonLink>
        </p>
      )}
    </li>
  )
}
