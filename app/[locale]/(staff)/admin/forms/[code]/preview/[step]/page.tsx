import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { FactList } from '@/components/forms/field-input'
import { questionWords } from '@/components/forms/words'
import { FieldQuestion } from '@/components/forms/field-question'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, Notice, Panel, Steps, SummaryList, TextLink } from '@/components/ui'
import { findOpenForm, type FormPreview, previewForm } from '@/lib/applications'
import { getTranslator, isLocale, LOCALE_NAMES, LOCALES, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { ProblemList } from '../../../_parts/problem-list'

type Props = PageProps<'/[locale]/admin/forms/[code]/preview/[step]'>
type Search = Record<string, string | string[] | undefined>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('preview.title') } : {}
}

/** Controls of the page itself; everything else in the address is an answer being tried out. */
const OWN = new Set(['asked', 'go', 'check', 'tried'])

export default async function PreviewPage({ params, searchParams }: Props) {
  const [{ locale, code, step }, search] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const open = await findOpenForm(ctx, code)
  if (!open) notFound()
  const preview = await previewForm(ctx, open, step, answersIn(search), search.check !== undefined)
  if (!preview) notFound()

  const t = getTranslator(locale, 'builder')
  const forms = getTranslator(locale, 'forms')
  const card = `/${locale}/admin/forms/${code}`
  const crumbs = [
    { href: `/${locale}/admin/forms`, label: t('title') },
    { href: card, label: localized(locale, open.service.name) },
  ]
  if (preview === 'broken')
    return (
      <Page title={t('preview.title')} breadcrumbs={crumbs}>
        <p className="mb-4">{t('preview.broken')}</p>
        <ProblemList open={open} locale={locale} code={code} links={open.canEdit && open.state === 'draft'} />
      </Page>
    )
  const review = step === 'review'
  const errors = (preview.fields ?? []).flatMap(({ name, label, error }) =>
    error ? [{ field: name, message: `${label}: ${error}` }] : [],
  )
  return (
    <Page
      title={review ? t('preview.review') : preview.title}
      lead={review ? undefined : preview.lead}
      breadcrumbs={crumbs}
      notice={
        <>
          <Notice tone="warning" title={t('preview.title')}>
            <p>{t('preview.notice')}</p>
          </Notice>
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      <Steps
        label={t('edit.outline')}
        items={[
          ...preview.steps.map((one) => ({
            label: one.title,
            state: one.code === step ? ('current' as const) : ('todo' as const),
            href: `${card}/preview/${one.code}`,
          })),
          { label: t('preview.review'), state: review ? ('current' as const) : ('todo' as const), href: `${card}/preview/review` },
        ]}
      />
      {review ? (
        <ReviewPart preview={preview} locale={locale} />
      ) : (
        <StepPart preview={preview} locale={locale} base={`${card}/preview`} step={step} />
      )}
      <div className="mt-8 flex flex-wrap items-center gap-3 border-t border-line pt-4 text-sm">
        <p className="text-muted">{t('preview.inLanguage')}</p>
        {LOCALES.filter((other) => other !== locale).map((other) => (
          <TextLink key={other} href={`/${other}/admin/forms/${code}/preview/${step}`}>
            {LOCALE_NAMES[other]}
          </TextLink>
        ))}
      </div>
    </Page>
  )
}

function answersIn(search: Search): Record<string, string | string[]> | null {
  if (search.tried === undefined) return null
  const typed = Object.entries(search).filter(([name, value]) => !OWN.has(name) && value !== undefined && name.length <= 120)
  const raw = Object.fromEntries(typed.map(([name, value]) => [name, value as string | string[]]))
  const go = typeof search.go === 'string' ? search.go : ''
  const group = /^add-([a-zA-Z0-9]{1,40})$/.exec(go)?.[1]
  if (group) raw[`${group}.count`] = String(Math.min(50, Number(raw[`${group}.count`] ?? 0) + 1))
  return raw
}

function StepPart({ preview, locale, base, step }: { preview: FormPreview; locale: Locale; base: string; step: string }) {
  const t = getTranslator(locale, 'builder')
  const { fields } = preview
  if (!fields) return <Notice tone="info">{t('preview.notAsked')}</Notice>
  const at = preview.steps.findIndex(({ code }) => code === step)
  const next = preview.steps[at + 1]?.code ?? 'review'
  const context = { words: questionWords(locale), locale, applicationId: '' }
  const drawn = new Set(
    fields.flatMap(({ name }) => Object.keys(preview.answers).filter((key) => key === name || key.startsWith(`${name}.`))),
  )
  return (
    <form method="get" action={`${base}/${step}`} noValidate className="max-w-text">
      <p className="mb-4 text-muted">{t('preview.step', { number: at + 1, total: preview.steps.length + 1 })}</p>
      <input type="hidden" name="tried" value="1" />
      {Object.entries(preview.answers)
        .filter(([key]) => !drawn.has(key))
        .flatMap(([key, value]) =>
          [value].flat().map((one) => <input key={`${key}=${one}`} type="hidden" name={key} value={one} />),
        )}
      <FactList fields={fields} />
      {fields.map((field) => field.look !== 'fact' && <FieldQuestion key={field.name} field={field} context={context} />)}
      <div className="mt-8 flex flex-wrap gap-3">
        <Button formAction={`${base}/${next}`}>{t('preview.next')}</Button>
        <Button kind="secondary" name="check" value="1">
          {t('preview.stay')}
        </Button>
      </div>
    </form>
  )
}

function ReviewPart({ preview, locale }: { preview: FormPreview; locale: Locale }) {
  const t = getTranslator(locale, 'builder')
  return (
    <div className="grid gap-6">
      {preview.sections.map((section) => (
        <Panel key={section.step} title={section.title}>
          <SummaryList
            rows={section.lines.map((line, index) => ({ key: line.label, value: line.value, id: `${section.step}-${index}` }))}
          />
        </Panel>
      ))}
      <Panel title={t('preview.declarations')}>
        <ul className="grid gap-2">
          {preview.declarations.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </Panel>
      <Notice tone="info">{t('preview.end')}</Notice>
    </div>
  )
}
