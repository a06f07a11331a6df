import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ChangeList } from '@/components/registry/change-list'
import { Button, Disclosure, ErrorSummary, HiddenFields, Notice, Panel, TextArea, Toast } from '@/components/ui'
import { findWorkshopService, formOfContent, readDictionaries, type VersionDetails } from '@/lib/catalogue'
import { changesBetween, completenessOf } from '@/lib/catalogue/model'
import { getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { dayInBaku } from '@/lib/platform/time'
import { doneText, messageOf } from '../../_parts/messages'
import { discardVersion, handInVersion } from '../../actions'
import { RecordForm } from './_parts/record-form'

type Props = PageProps<'/[locale]/admin/catalogue/[code]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('list.views.drafts') } : {}
}

export default async function EditPage({ params, searchParams }: Props) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const service = await findWorkshopService(ctx, code)
  const draft = service?.versions.find(({ state }) => state === 'draft')
  if (!service?.canEdit || !draft) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, 'registry.edit')
  const names = await readDictionaries(ctx.db)
  const before = service.versions.find(({ state }) => state === 'published')

  const t = getTranslator(locale, 'registry')
  const forms = getTranslator(locale, 'forms')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message
  // A refused hand-in leaves only its own fields behind: the record is then drawn as it is kept.
  const typed = attempt && 'name.az' in attempt.values ? attempt.values : null
  const stored = { ...formOfContent(draft.content), ...dayValues(draft, dayInBaku(ctx.now)) }
  const row = { serviceCode: code, id: draft.id, rowVersion: String(draft.rowVersion) }
  const done = doneText(locale, search.done)
  return (
    <Page
      title={t('edit.title', { version: draft.version })}
      lead={localized(locale, service.name)}
      breadcrumbs={[
        { href: `/${locale}/admin/catalogue`, label: t('title') },
        { href: `/${locale}/admin/catalogue/${code}`, label: localized(locale, service.name) },
      ]}
      notice={
        <>
          {done && <Toast>{done}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      {draft.reviewerId && draft.note && (
        <Notice tone="warning" title={t('edit.sentBack')}>
          <p className="whitespace-pre-line">{draft.note}</p>
        </Notice>
      )}
      <Missing locale={locale} draft={draft} />
      <RecordForm draw={{ locale, names, values: typed ?? stored, errorOf }} row={row} />
      {before && (
        <Disclosure summary={t('edit.changes')}>
          <ChangeList
            locale={locale}
            names={names}
            changes={changesBetween(before.content, draft.content)}
            empty={t('review.nothing')}
          />
        </Disclosure>
      )}
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <Panel title={t('edit.handInTitle')}>
          <p className="mb-4">{t('edit.handInText')}</p>
          <form action={handInVersion}>
            <HiddenFields values={row} />
            <TextArea name="note" label={t('edit.note')} optional={forms('optional')} maxLength={2000} rows={3} />
            <Button>{t('edit.handIn')}</Button>
          </form>
        </Panel>
        <Panel title={t('edit.discardTitle')}>
          <form action={discardVersion}>
            <HiddenFields values={row} />
            <Button kind="danger">{t('edit.discard')}</Button>
          </form>
        </Panel>
      </div>
    </Page>
  )
}

/** What is not translated yet, each with a way to its field. */
function Missing({ locale, draft }: { locale: Locale; draft: VersionDetails }) {
  const t = getTranslator(locale, 'registry')
  const { missing, percent } = completenessOf(draft.content)
  if (missing.length === 0) return null
  return (
    <Notice tone="warning" title={t('edit.missing')}>
      <p>{t('edit.missingText', { percent })}</p>
      <ul className="list-disc ps-5">
        {missing.map(({ path, locale: language }) => {
          const field = path.split('.')[0] as 'name'
          return (
            <li key={`${path}.${language}`}>
              <a href={`#${path}.${language}`}>
                {t('input.inLanguage', { field: t(`field.${field}`), language: t(`lang.${language}`) })}
              </a>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** The day from which it holds, when that is still to come. */
function dayValues({ validFrom }: VersionDetails, today: string): Record<string, string> {
  if (validFrom <= today) return {}
  const [year = '', month = '', day = ''] = validFrom.split('-')
  return { 'validFrom.day': String(Number(day)), 'validFrom.month': String(Number(month)), 'validFrom.year': year }
}
