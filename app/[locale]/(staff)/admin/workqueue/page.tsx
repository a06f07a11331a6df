import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Tabs, TextField, TextLink, Toast } from '@/components/ui'
import { BulkPanel } from '@/components/workqueue/bulk-panel'
import { CaseTable } from '@/components/workqueue/case-table'
import { FilterForm } from '@/components/workqueue/filter-form'
import { SavedViews } from '@/components/workqueue/saved-views'
import { shortcutWords } from '@/components/workqueue/shortcut-words'
import { Shortcuts } from '@/components/workqueue/shortcuts'
import { cappedText, workError } from '@/components/workqueue/words'
import {
  countCases,
  countViews,
  filterQuery,
  isNarrowed,
  ledAgencies,
  listCases,
  listDeciders,
  listNarrowings,
  listQueueAgencies,
  listSavedViews,
  listTemplates,
  readFilter,
  WORK_VIEWS,
} from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { bulk, dropSaved, save, takeFirst } from './actions'
import { Found } from './_parts/found'

const DONE = ['saved', 'dropped'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/workqueue'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('title') } : {}
}

export default async function WorkqueuePage({ searchParams }: PageProps<'/[locale]/admin/workqueue'>) {
  const search = await searchParams
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const agencies = await listQueueAgencies(ctx)
  if (!agencies) notFound()
  const q = typeof search.q === 'string' ? search.q.trim().slice(0, 60) : ''
  const filter = readFilter(search)
  const after = typeof search.after === 'string' ? search.after : undefined
  const [list, counts, narrowed, saved, narrowings, officers, templates, ...attempts] = await Promise.all([
    listCases(ctx, filter, { after }),
    countViews(ctx),
    isNarrowed(filter) ? countCases(ctx, filter) : null,
    listSavedViews(ctx),
    listNarrowings(ctx),
    listDeciders(ctx),
    listTemplates(ctx),
    ...(['take', 'bulk', 'view'] as const).map((name) => recallAttempt(ctx, search.attempt, `workqueue.${name}`)),
  ])
  const [takeTry = null, bulkTry = null, viewTry = null] = attempts

  const t = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/workqueue`
  const query = new URLSearchParams(filterQuery(filter)).toString()
  const done = DONE.find((code) => code === search.done)
  const found = narrowed ?? counts[filter.view]
  return (
    <Page
      title={t('title')}
      lead={t('lead', { agency: agencies.map(({ name }) => localized(locale, name)).join(', ') })}
      notice={
        <>
          {done && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary
            title={getTranslator(locale, 'applications')('edit.errors')}
            errors={[takeTry, bulkTry, viewTry].flatMap((attempt) =>
              (attempt?.errors ?? []).map((error) => ({
                field: error.field === 'selected' ? 'everything' : error.field,
                message: workError(locale, error),
              })),
            )}
          />
        </>
      }
      actions={
        <>
          <form action={takeFirst} data-shortcut="take">
            <HiddenFields values={{ query }} />
            <Button id="take">{t('takeNext')}</Button>
          </form>
          {ledAgencies(ctx.actor).length > 0 && (
            <ButtonLink kind="secondary" href={`${here}/load`}>
              {t('loadLink')}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={`/${locale}/admin/templates`}>
            {t('templatesLink')}
          </ButtonLink>
        </>
      }
    >
      <form action={here} className="mb-6 flex flex-wrap items-end gap-x-3">
        <TextField
          name="q"
          label={t('search.label')}
          hint={t('search.hint')}
          defaultValue={q}
          maxLength={60}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="mb-6">
          <Button kind="secondary">{t('search.submit')}</Button>
        </div>
      </form>
      {q ? (
        <Found ctx={ctx} query={q} here={here} agencies={agencies} />
      ) : (
        <>
          <Tabs
            label={t('views')}
            items={[
              ...WORK_VIEWS.map((view) => ({
                href: `${here}?view=${view}`,
                label: t(`view.${view}`),
                current: view === filter.view,
                count: cappedText(locale, counts[view]),
              })),
              { href: `/${locale}/admin/opinions`, label: t('view.opinions'), count: cappedText(locale, counts.opinions) },
            ]}
          />
          <SavedViews
            {...{ locale, here, filter, saved }}
            mayShare={ledAgencies(ctx.actor).length > 0}
            typed={viewTry}
            save={save}
            drop={dropSaved}
          />
          <FilterForm {...{ locale, here, filter, officers }} services={narrowings.services} offices={narrowings.offices} />
          <p className="my-3 text-muted" role="status">
            {t('found', { count: found.count, more: String(found.more) })}
          </p>
          <form action={bulk} noValidate>
            <CaseTable {...{ locale, agencies }} rows={list.rows} ticked={[bulkTry?.values.selected ?? []].flat()} />
            {list.rows.length > 0 && (
              <BulkPanel
                {...{ locale, query }}
                idempotencyKey={newKey()}
                colleagues={officers}
                templates={templates ?? []}
                typed={bulkTry}
              />
            )}
          </form>
          {(after || list.next) && (
            <nav aria-label={t('pages.label')} className="mt-6 flex flex-wrap gap-6">
              {after && <TextLink href={`${here}?${query}`}>{t('pages.first')}</TextLink>}
              {list.next && (
                <TextLink href={`${here}?${query}&after=${list.next}`} rel="next">
                  {t('pages.next')}
                </TextLink>
              )}
            </nav>
          )}
          <div className="mt-6">
            <Shortcuts words={shortcutWords(locale)} />
          </div>
        </>
      )}
    </Page>
  )
}
