import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { UsualTimes } from '@/components/applications/clocks'
import { Conditions } from '@/components/applications/conditions'
import { SourcedList } from '@/components/applications/sourced-list'
import { Page } from '@/components/layout'
import { Button, ButtonLink, HiddenFields, Notice, Panel } from '@/components/ui'
import { describeStart, type ServiceStart } from '@/lib/applications'
import { findServiceName } from '@/lib/catalogue'
import { formatDateTime, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { closedAddress } from '@/lib/identity/model'
import { ActingField } from '../../_parts/acting-field'
import { start } from './actions'

const CLOSED_BY = { not_allowed: 'service', only_for_people: 'people', only_for_companies: 'companies' } as const

export async function generateMetadata({ params }: PageProps<'/[locale]/apply/[code]'>): Promise<Metadata> {
  const { code } = await params
  const ctx = await requireCtx('applicant')
  const service = await findServiceName(ctx, code)
  return service ? { title: localized(ctx.locale, service.name) } : {}
}

export default async function ApplyPage({ params, searchParams }: PageProps<'/[locale]/apply/[code]'>) {
  const [{ code }, { reason }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const page = await describeStart(ctx, code)
  if (!page) notFound()
  if (typeof page === 'string')
    redirect(closedAddress({ locale, reason: CLOSED_BY[page], next: `/${locale}/apply/${encodeURIComponent(code)}` }))

  const t = getTranslator(locale, 'applications')
  const canGoOn = !page.running && (page.draft !== null || page.verdict === 'can')
  return (
    <Page
      title={localized(locale, page.service.name)}
      lead={page.lead}
      breadcrumbs={[{ href: `/${locale}/services/${code}`, label: t('apply.crumb') }]}
      aside={<Glance page={page} locale={locale} />}
    >
      <Verdict page={page} locale={locale} />
      {canGoOn && (
        <form action={start} className="mb-8">
          <ActingField />
          <HiddenFields values={{ code, ...(typeof reason === 'string' ? { reason } : {}) }} />
          {page.draft && <p className="mb-3">{t('apply.draftSaved', { at: formatDateTime(locale, page.draft.updatedAt) })}</p>}
          <Button>{t(page.draft ? 'apply.continue' : 'apply.start')}</Button>
          <p className="mt-3 max-w-text text-sm text-muted">{t('apply.saved')}</p>
        </form>
      )}
      <div className="grid gap-6">
        {page.conditions.length > 0 && (
          <Panel title={t('apply.conditions')} icon="shield-check">
            <Conditions
              conditions={page.conditions}
              words={{ holds: t('apply.holds'), fails: t('apply.fails'), unknown: t('apply.notChecked') }}
            />
          </Panel>
        )}
        {page.verdict !== 'cannot' && page.known.length > 0 && (
          <Panel title={t('apply.known')} icon="id-card">
            <p className="mb-3 text-muted">{t('apply.knownLead')}</p>
            <SourcedList rows={page.known.map(({ label, value, source }) => ({ key: label, value, source }))} />
          </Panel>
        )}
        {page.verdict !== 'cannot' && (
          <Panel title={t('apply.asked')} icon="list">
            <ol className="grid list-decimal gap-1.5 ps-5 marker:text-muted">
              {page.asked.map((title) => (
                <li key={title}>{title}</li>
              ))}
            </ol>
            <p className="mt-4 max-w-text">{page.prepare}</p>
          </Panel>
        )}
        {page.verdict !== 'cannot' && <Documents page={page} locale={locale} />}
      </div>
    </Page>
  )
}

/** The answer to "can I?", before anything else. */
function Verdict({ page, locale }: { page: ServiceStart; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  if (page.running) {
    return (
      <Notice tone="info" title={t('apply.running')}>
        <ButtonLink kind="secondary" size="sm" href={`/${locale}/applications/${page.running.id}`}>
          {t('apply.runningLink', { reference: page.running.reference })}
        </ButtonLink>
      </Notice>
    )
  }
  if (page.verdict === 'can') return <Notice tone="success" title={t('apply.eligible')} />
  if (page.verdict === 'unknown') {
    return (
      <Notice tone="warning" title={t('apply.unknown')}>
        <p>{t('apply.unknownBody', { agencies: page.silent.map((name) => localized(locale, name)).join(', ') })}</p>
      </Notice>
    )
  }
  return (
    <Notice tone="danger" title={t('apply.notEligible')}>
      {page.conditions
        .filter(({ state }) => state === 'fails')
        .map(({ title, failed }) => (
          <p key={title}>{failed}</p>
        ))}
    </Notice>
  )
}

/** What must be added as a file, and what nobody has to bring. */
function Documents({ page, locale }: { page: ServiceStart; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const { asked, fetched } = page.documents
  if (asked.length + fetched.length === 0) return null
  return (
    <Panel title={asked.length > 0 ? t('engine.askedDocuments') : t('engine.fetchedDocuments')} icon="document">
      {asked.length > 0 && (
        <ul className="grid list-disc gap-1.5 ps-5 marker:text-muted">
          {asked.map(({ name, conditional }) => (
            <li key={name}>
              {name}
              {conditional && <span className="text-muted"> ({t('engine.conditionalDocument')})</span>}
            </li>
          ))}
        </ul>
      )}
      {fetched.length > 0 && (
        <>
          {asked.length > 0 && <h3 className="mt-5 mb-2 text-lg">{t('engine.fetchedDocuments')}</h3>}
          <ul className="grid list-disc gap-1.5 ps-5 text-muted">
            {fetched.map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Glance({ page, locale }: { page: ServiceStart; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const term = (speed: ServiceStart['speeds'][number]) => t('speed.term', { value: speed.termValue, unit: speed.termUnit })
  const fee = (qepik: number) => (qepik === 0 ? t('apply.free') : formatMoney(locale, qepik))
  const choice = page.speeds.length > 1
  const rows = [
    { key: t('apply.minutes'), values: [t('apply.minutesValue', { minutes: page.minutes })] },
    { key: t('apply.term'), values: page.speeds.map((speed) => (choice ? `${term(speed)}: ${fee(speed.feeQepik)}` : term(speed))) },
    ...(choice ? [] : [{ key: t('apply.fee'), values: [fee(page.service.feeQepik)] }]),
    { key: t('apply.agency'), values: [localized(locale, page.service.agency.name)] },
  ]
  return (
    <Panel title={t('apply.facts')}>
      <dl className="grid gap-4">
        {rows.map(({ key, values }) => (
          <div key={key}>
            <dt className="text-sm text-muted">{key}</dt>
            {values.map((value) => (
              <dd key={value} className="font-medium">
                {value}
              </dd>
            ))}
          </div>
        ))}
        <div>
          <dt className="text-sm text-muted">{t('life.clock.usual')}</dt>
          <dd>
            <UsualTimes times={page.times} locale={locale} />
          </dd>
        </div>
      </dl>
    </Panel>
  )
}
