import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { hostOf } from '@/components/catalogue/words'
import { Disclosure, Icon, SummaryList, TextLink } from '@/components/ui'
import { EVIDENCE_FIELDS, type Evidence, type EvidenceField, type ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'

type Props = { locale: Locale; service: ServiceDetails; evidence: (field: EvidenceField) => Evidence }

/** Where each part of the page was read. The portal does not speak for the agency and says so. */
export function Origin({ locale, service, evidence }: Props) {
  const t = getTranslator(locale, 'catalogue')
  const links = [...new Map(service.sources.map((source) => [source.url, hostOf(source.url)])).entries()]
  return (
    <>
      <p className="max-w-text">{t('service.aboutText')}</p>
      <Disclosure summary={t('service.sources')}>
        <SummaryList
          rows={EVIDENCE_FIELDS.map((field) => ({
            id: field,
            key: t(`service.evidence.${field}`),
            value:
              evidence(field) === 'sourced' ? (
                <span className="inline-flex items-center gap-1.5 font-normal">
                  <Icon name="check" size="sm" className="text-success" />
                  {t('service.sourced')}
                </span>
              ) : (
                <EvidenceMark locale={locale} evidence={evidence(field)} />
              ),
          }))}
        />
        {links.length > 0 && (
          <ul className="mt-3 grid gap-1">
            {links.map(([url, host]) => (
              <li key={url}>
                {host ? (
                  <TextLink href={/https?:\/\/[^\s)]+/.exec(url)?.[0] ?? url} external className="inline-flex min-h-8 items-center">
                    {host}
                  </TextLink>
                ) : (
                  t('service.sourceKnown')
                )}
              </li>
            ))}
          </ul>
        )}
      </Disclosure>
      <p className="mt-2 text-sm text-muted">{t('service.updated', { code: service.code })}</p>
    </>
  )
}
