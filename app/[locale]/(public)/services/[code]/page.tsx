import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EvidenceMark } from '@/components/catalogue/evidence-mark'
import { Section } from '@/components/catalogue/section'
import { feeText } from '@/components/catalogue/words'
import { Page } from '@/components/layout'
import { Notice, SummaryList, TextLink } from '@/components/ui'
import { getServiceUsage } from '@/lib/applications'
import { findService, findServiceVersion, listCentresFor } from '@/lib/catalogue'
import { EVIDENCE_FIELDS, type Evidence, type EvidenceField, evidenceOf } from '@/lib/catalogue/model'
import { formatDay, getTranslator, localized } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { pageMetadata } from '../../_parts/metadata'
import { isCode, localeOf } from '../../_parts/params'
import { AgencyPanel } from './_parts/agency-panel'
import { Documents } from './_parts/documents'
import { Fees } from './_parts/fees'
import { Glance } from './_parts/glance'
import { Origin } from './_parts/origin'
import { Procedure } from './_parts/procedure'
import { Standing } from './_parts/standing'
import { StructuredData } from './_parts/structured-data'
import { Usage } from './_parts/usage'
import { Ways } from './_parts/ways'
import { WayIn } from './_parts/way-in'
import { Where } from './_parts/where'

export const dynamic = 'force-static'
export const revalidate = 300
export const generateStaticParams = () => []

type Props = PageProps<'/[locale]/services/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const service = isCode(code) ? await findService(publicCtx(locale), code) : null
  if (!service) return {}
  return pageMetadata(locale, `/services/${code}`, localized(locale, service.name), localized(locale, service.summary))
}

export default async function ServicePage({ params }: Props) {
  const { locale: language, code } = await params
  const locale = localeOf(language)
  const ctx = publicCtx(locale)
  const service = isCode(code) ? await findService(ctx, code) : null
  if (!service) notFound()

  const [centres, usage, version] = await Promise.all([
    listCentresFor(ctx, code),
    getServiceUsage(ctx, code),
    findServiceVersion(ctx, code, service.version),
  ])
  const t = getTranslator(locale, 'catalogue')
  const bookable = service.appointmentable && centres.some((centre) => !centre.kind.startsWith('mobile'))
  // What the agency itself has confirmed needs no source.
  const evidence = (field: EvidenceField): Evidence => (service.confirmedOn ? 'sourced' : evidenceOf(service.sources, field))
  // When nothing is confirmed, one notice says it; a mark at every heading would only be noise.
  const nothingConfirmed = EVIDENCE_FIELDS.every((field) => evidence(field) === 'unconfirmed')
  const shown = (field: EvidenceField): Evidence => (nothingConfirmed ? 'sourced' : evidence(field))
  const mark = (field: EvidenceField) => <EvidenceMark locale={locale} evidence={shown(field)} />

  const sections = [
    { id: 'documents', title: t('service.documents') },
    ...(service.expedited.length + service.fees.length > 0 ? [{ id: 'fees', title: t('service.fees') }] : []),
    ...(service.benefits.length > 0 ? [{ id: 'benefits', title: t('service.benefits') }] : []),
    ...(service.procedure ? [{ id: 'procedure', title: t('service.procedure') }] : []),
    { id: 'where', title: t('service.channels') },
    { id: 'refusal', title: t('service.refusal') },
    ...(service.dispute ? [{ id: 'dispute', title: t('service.dispute') }] : []),
    { id: 'legal', title: t('service.legal') },
    { id: 'usage', title: t('service.usage') },
    { id: 'origin', title: t('service.about') },
  ]

  return (
    <Page
      title={localized(locale, service.name)}
      lead={localized(locale, service.summary)}
      breadcrumbs={[
        { href: `/${locale}`, label: t('crumbs.home') },
        { href: `/${locale}/services`, label: t('crumbs.services') },
        { href: `/${locale}/services/categories/${service.category.code}`, label: localized(locale, service.category.name) },
      ]}
      aside={<AgencyPanel locale={locale} service={service} sections={sections} />}
    >
      <StructuredData locale={locale} service={service} />
      <WayIn locale={locale} service={service} bookable={bookable} />
      {nothingConfirmed && (
        <Notice tone="warning" title={t('mark.unconfirmedLong')}>
          {t('service.aboutText')}
        </Notice>
      )}
      <div className="mb-8">
        <Glance locale={locale} service={service} evidence={shown} />
      </div>
      {service.proactive && service.proactiveTrigger && (
        <Notice tone="info" icon="bell" title={t('service.proactive')}>
          {t('service.proactiveText', { trigger: localized(locale, service.proactiveTrigger) })}
        </Notice>
      )}

      <Section id="documents" title={t('service.documents')} mark={mark('documents')}>
        <Documents locale={locale} documents={service.documents} />
      </Section>
      {(service.expedited.length > 0 || service.fees.length > 0) && (
        <Section id="fees" title={t('service.fees')} mark={mark('fee')}>
          <Fees locale={locale} service={service} />
        </Section>
      )}
      {service.benefits.length > 0 && (
        <Section id="benefits" title={t('service.benefits')}>
          <SummaryList
            rows={service.benefits.map((benefit) => ({
              id: benefit.code,
              key: localized(locale, benefit.name),
              value: (
                <>
                  <span className="flex flex-wrap items-center gap-x-3">
                    {benefit.amountQepik === null ? t('service.benefitVaries') : feeText(locale, benefit.amountQepik)}
                    <span className="font-normal text-muted">{t(`service.benefitUnit.${benefit.unit as 'month'}`)}</span>
                    {benefit.unconfirmed && <EvidenceMark locale={locale} evidence="dated" />}
                  </span>
                  {benefit.conditions && (
                    <span className="block text-sm font-normal text-muted">{localized(locale, benefit.conditions)}</span>
                  )}
                </>
              ),
            }))}
          />
        </Section>
      )}
      {service.procedure && (
        <Section
          id="procedure"
          title={t('service.procedure')}
          mark={!service.confirmedOn && !nothingConfirmed && <EvidenceMark locale={locale} evidence="unconfirmed" />}
        >
          <Procedure locale={locale} service={service} />
        </Section>
      )}
      <Section id="where" title={t('service.channels')}>
        <Ways locale={locale} service={service} />
        <Where locale={locale} service={service} centres={centres} />
      </Section>
      <Section id="refusal" title={t('service.refusal')} mark={mark('refusal')}>
        <ul className="list-disc ps-5">
          {service.refusalGrounds.map((ground) => (
            <li key={ground.code}>{localized(locale, ground.name)}</li>
          ))}
        </ul>
        {service.suspensionGrounds.length > 0 && (
          <>
            <h3 className="mt-4 mb-1 text-lg">{t('service.suspension')}</h3>
            <ul className="list-disc ps-5">
              {service.suspensionGrounds.map((ground) => (
                <li key={ground.code}>
                  {localized(locale, ground.name)}
                  {ground.days !== null && ` (${t('service.suspensionDays', { count: ground.days })})`}
                </li>
              ))}
            </ul>
          </>
        )}
      </Section>
      {service.dispute && (
        <Section
          id="dispute"
          title={t('service.dispute')}
          mark={!service.dispute.confirmed && !nothingConfirmed && <EvidenceMark locale={locale} evidence="unconfirmed" />}
        >
          <p>{localized(locale, service.dispute.name)}.</p>
          {service.dispute.deadlineDays !== null && (
            <p className="mt-1">{t('service.disputeDeadline', { count: service.dispute.deadlineDays })}</p>
          )}
        </Section>
      )}
      <Section id="legal" title={t('service.legal')} mark={mark('legal')}>
        <ul className="grid gap-2">
          {service.legalActs.map((act) => (
            <li key={act.code}>
              <span className="font-medium">{localized(locale, act.title)}</span>
              <span className="block text-sm text-muted">
                {[
                  t(`service.actKind.${act.kind as 'law'}`),
                  act.number && t('service.actNumber', { number: act.number }),
                  act.adoptedOn && formatDay(locale, act.adoptedOn),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {service.lifeEvents.length > 0 && (
        <Section id="events" title={t('service.lifeEvents')}>
          <ul className="flex flex-wrap gap-x-6">
            {service.lifeEvents.map((event) => (
              <li key={event.code}>
                <TextLink href={`/${locale}/services/life-events/${event.code}`} className="inline-flex min-h-11 items-center">
                  {localized(locale, event.name)}
                </TextLink>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="usage" title={t('service.usage')}>
        <Usage locale={locale} usage={usage} />
      </Section>
      <Section id="origin" title={t('service.about')}>
        <Standing locale={locale} service={service} validFrom={version?.validFrom ?? null} />
        {!service.confirmedOn && <Origin locale={locale} service={service} evidence={evidence} />}
      </Section>
    </Page>
  )
}
