import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, ErrorSummary, Notice, Panel, StatusTag, TextLink, Toast } from '@/components/ui'
import { findFormCard, SETTLES } from '@/lib/applications'
import { formatDateTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { CardForms, StartPanel } from '../_parts/card-forms'
import { ProblemList } from '../_parts/problem-list'
import { STATE_TONES } from '../_parts/tones'
import { messageOf } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/forms/[code]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('title') } : {}
}

export default async function FormCardPage({ params, searchParams }: PageProps<'/[locale]/admin/forms/[code]'>) {
  const [{ locale, code }, search] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const card = await findFormCard(ctx, code)
  if (!card) notFound()
  const attempt =
    (await recallAttempt(ctx, search.attempt, 'forms.card')) ?? (await recallAttempt(ctx, search.attempt, 'forms.start'))

  const t = getTranslator(locale, 'builder')
  const forms = getTranslator(locale, 'forms')
  const here = `/${locale}/admin/forms/${code}`
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const done = SETTLES.find((one) => one === search.done)
  const { open } = card
  const inUse = card.current
    ? t('card.isRecord', { version: card.current })
    : card.folder
      ? t('card.isFolder', { version: card.folder.version })
      : t(card.online ? 'card.isGeneric' : 'card.isNone')
  return (
    <Page
      title={localized(locale, card.name)}
      lead={code}
      breadcrumbs={[{ href: `/${locale}/admin/forms`, label: t('title') }]}
      notice={
        <>
          {done && errors.length === 0 && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      <div className="grid gap-6">
        <Panel title={t('card.current')}>
          <p>{inUse}</p>
          <p className="mt-2">
            <TextLink href={`/${locale}/services/${code}`}>{t('card.try')}</TextLink>
          </p>
        </Panel>
        {open && (
          <Panel title={t('card.open')} actions={<StatusTag tone={STATE_TONES[open.state]}>{t(`state.${open.state}`)}</StatusTag>}>
            <p className="mb-4">{t('card.openLine', { version: open.version, at: formatDateTime(locale, open.updatedAt) })}</p>
            {open.note && (
              <div className="mb-4">
                <Notice tone="info" title={t('card.note')}>
                  <p className="wrap-anywhere whitespace-pre-line">{open.note}</p>
                </Notice>
              </div>
            )}
            <ProblemList open={open} locale={locale} code={code} links={card.canEdit && open.state === 'draft'} />
            <div className="mt-5 flex flex-wrap gap-3">
              {open.state === 'draft' && card.canEdit && <ButtonLink href={`${here}/edit`}>{t('card.edit')}</ButtonLink>}
              <ButtonLink kind="secondary" href={`${here}/preview/${open.draft.record.steps[0]?.code ?? 'review'}`}>
                {t('card.preview')}
              </ButtonLink>
              <ButtonLink kind="secondary" href={`${here}/compare`}>
                {t('card.compare')}
              </ButtonLink>
              <ButtonLink kind="quiet" href={`${here}/export`}>
                {t('card.export')}
              </ButtonLink>
            </div>
          </Panel>
        )}
        <StartPanel card={card} locale={locale} attempt={attempt} />
        <CardForms card={card} locale={locale} attempt={attempt} />
        <Panel title={t('card.versions')}>
          <DataTable
            caption={t('card.versions')}
            captionHidden
            rows={card.versions}
            rowKey={(row) => String(row.version)}
            empty={t('card.noVersions')}
            columns={[
              { header: t('card.col.version'), primary: true, cell: (row) => row.version },
              {
                header: t('card.col.state'),
                cell: (row) => (
                  <StatusTag tone={row.retired ? 'neutral' : STATE_TONES[row.state]}>
                    {row.retired ? t('state.retired') : t(`state.${row.state}`)}
                  </StatusTag>
                ),
              },
              { header: t('card.col.author'), cell: (row) => (row.author ? localized(locale, row.author) : '–') },
              { header: t('card.col.reviewer'), cell: (row) => (row.reviewer ? localized(locale, row.reviewer) : '–') },
              { header: t('card.col.date'), cell: (row) => formatDateTime(locale, row.publishedAt ?? row.updatedAt) },
              { header: t('card.col.note'), cell: (row) => <span className="wrap-anywhere">{row.note ?? '–'}</span> },
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
