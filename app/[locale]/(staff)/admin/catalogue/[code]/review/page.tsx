import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ChangeList } from '@/components/registry/change-list'
import { Button, ErrorSummary, HiddenFields, Notice, Panel, TextArea } from '@/components/ui'
import { findWorkshopService, readDictionaries, wroteIn } from '@/lib/catalogue'
import { changesBetween } from '@/lib/catalogue/model'
import { formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { messageOf } from '../../_parts/messages'
import { publishReviewed, sendBackReviewed } from '../../actions'

type Props = PageProps<'/[locale]/admin/catalogue/[code]/review'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('list.views.review') } : {}
}

export default async function ReviewPage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const service = await findWorkshopService(ctx, code)
  const version = service?.versions.find(({ state }) => state === 'in_review')
  if (!service?.canReview || !version) notFound()
  const before = service.versions.find(({ state }) => state === 'published')
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'registry.review')
  const names = await readDictionaries(ctx.db)

  const t = getTranslator(locale, 'registry')
  const forms = getTranslator(locale, 'forms')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const own = wroteIn(version, ctx.actor)
  const row = { serviceCode: code, id: version.id, rowVersion: String(version.rowVersion) }
  return (
    <Page
      title={t('review.title', { version: version.version })}
      lead={`${localized(locale, service.name)}. ${t('review.from', { day: formatDay(locale, version.validFrom) })}`}
      breadcrumbs={[
        { href: `/${locale}/admin/catalogue`, label: t('title') },
        { href: `/${locale}/admin/catalogue/${code}`, label: localized(locale, service.name) },
      ]}
      notice={<ErrorSummary title={forms('refused')} errors={errors} />}
    >
      <div className="grid gap-8">
        {version.note && (
          <Notice tone="info" title={t('review.note')}>
            <p className="whitespace-pre-line">{version.note}</p>
          </Notice>
        )}
        <section aria-labelledby="changes">
          <h2 id="changes" className="mb-1 text-2xl">
            {t('edit.changes')}
          </h2>
          <p className="mb-4 text-muted">{t('review.lead')}</p>
          <ChangeList
            locale={locale}
            names={names}
            changes={before ? changesBetween(before.content, version.content) : []}
            empty={t('review.nothing')}
          />
        </section>
        {own ? (
          <Notice tone="warning">{t('review.own')}</Notice>
        ) : (
          <div className="grid gap-6 lg:grid-cols-2">
            <Panel title={t('review.publishTitle')} id="version">
              <p className="mb-4">{t('review.publishText')}</p>
              <form action={publishReviewed}>
                <HiddenFields values={row} />
                <Button>{t('review.publish')}</Button>
              </form>
            </Panel>
            <Panel title={t('review.backTitle')}>
              <form action={sendBackReviewed} noValidate>
                <HiddenFields values={row} />
                <TextArea
                  name="reason"
                  label={t('review.reason')}
                  error={errors.find(({ field }) => field === 'reason')?.message}
                  defaultValue={typeof attempt?.values.reason === 'string' ? attempt.values.reason : undefined}
                  maxLength={2000}
                  required
                />
                <Button kind="secondary">{t('review.back')}</Button>
              </form>
            </Panel>
          </div>
        )}
      </div>
    </Page>
  )
}
