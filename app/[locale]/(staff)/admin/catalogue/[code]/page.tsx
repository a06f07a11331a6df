import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { standingInWords, STANDING_TONES } from '@/components/registry/words'
import {
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  HiddenFields,
  Notice,
  Panel,
  Select,
  StatusTag,
  TextLink,
  Toast,
} from '@/components/ui'
import { findWorkshopService, type VersionDetails } from '@/lib/catalogue'
import { standingOf } from '@/lib/catalogue/model'
import { formatDateTime, formatDay, getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { addDays, dayInBaku } from '@/lib/platform/time'
import { doneText, messageOf } from '../_parts/messages'
import { confirmRecord, openVersion } from '../actions'

type Props = PageProps<'/[locale]/admin/catalogue/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('service.versions') } : {}
}

export default async function RegistryServicePage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const service = await findWorkshopService(ctx, code)
  if (!service) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, 'registry.service')

  const t = getTranslator(locale, 'registry')
  const forms = getTranslator(locale, 'forms')
  const here = `/${locale}/admin/catalogue/${code}`
  const today = dayInBaku(ctx.now)
  const done = doneText(locale, search.done)
  const open = service.versions.find(({ state }) => state === 'draft' || state === 'in_review')
  const published = service.versions.filter(({ state }) => state === 'published')
  const choices = published.map(({ version }) => ({ value: String(version), label: t('service.versionName', { version }) }))
  return (
    <Page
      title={localized(locale, service.name)}
      lead={t('service.lead', { code, version: service.version })}
      breadcrumbs={[{ href: `/${locale}/admin/catalogue`, label: t('title') }]}
      notice={
        <>
          {done && <Toast>{done}</Toast>}
          <ErrorSummary
            title={forms('refused')}
            errors={(attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))}
          />
        </>
      }
    >
      <p className="mb-6">
        <TextLink href={`/${locale}/services/${code}`}>{t('service.page')}</TextLink>
      </p>
      <div className="grid gap-6">
        {open?.state === 'in_review' && (
          <Notice tone="info">
            <p>{t('service.waiting', { version: open.version })}</p>
            {service.canReview && (
              <p className="mt-3">
                <ButtonLink href={`${here}/review`}>{t('service.toReview')}</ButtonLink>
              </p>
            )}
          </Notice>
        )}
        {service.canEdit && open?.state !== 'in_review' && (
          <form id="version" action={openVersion}>
            <HiddenFields values={{ serviceCode: code }} />
            <Button>{open ? t('service.goOn') : t('service.openDraft')}</Button>
          </form>
        )}
        <DataTable
          caption={t('service.versions')}
          rows={service.versions}
          rowKey={({ id }) => id}
          empty={null}
          columns={[
            { header: t('list.version'), primary: true, cell: ({ version }) => t('service.versionName', { version }) },
            {
              header: t('list.state'),
              cell: (version) => {
                const standing = standingOf(version, today)
                return <StatusTag tone={STANDING_TONES[standing]}>{standingInWords(locale, standing, version.validFrom)}</StatusTag>
              },
            },
            { header: t('service.validity'), cell: (version) => validityText(locale, version) },
            {
              header: t('service.publishedAt'),
              cell: ({ publishedAt }) => (publishedAt ? formatDateTime(locale, publishedAt) : '–'),
            },
          ]}
        />
        {choices.length > 1 && (
          <Panel title={t('service.compare')}>
            <form action={`${here}/compare`} className="grid items-end gap-4 sm:grid-cols-3">
              <Select compact name="from" label={t('service.compareFrom')} options={choices} defaultValue={choices[1]?.value} />
              <Select compact name="to" label={t('service.compareTo')} options={choices} defaultValue={choices[0]?.value} />
              <Button kind="secondary">{t('service.compareGo')}</Button>
            </form>
          </Panel>
        )}
        <Panel title={t('service.confirmTitle')}>
          <p>
            {service.confirmedOn
              ? t('service.confirmedOn', { day: formatDay(locale, service.confirmedOn) })
              : t('service.confirmedNever')}
          </p>
          {(service.canEdit || service.canReview) && (
            <form action={confirmRecord} className="mt-3">
              <p className="mb-3">{t('service.confirmText')}</p>
              <HiddenFields values={{ serviceCode: code, version: String(service.version) }} />
              <Button kind="secondary">{t('service.confirm')}</Button>
            </form>
          )}
        </Panel>
      </div>
    </Page>
  )
}

function validityText(locale: Locale, { state, validFrom, validUntil }: VersionDetails): string {
  const t = getTranslator(locale, 'registry')
  if (state !== 'published') return '–'
  if (validUntil === null) return t('service.from', { from: formatDay(locale, validFrom) })
  if (validUntil === validFrom) return t('service.noDay')
  return t('service.range', { from: formatDay(locale, validFrom), until: formatDay(locale, addDays(validUntil, -1)) })
}
