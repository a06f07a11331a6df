import type { Metadata } from 'next'
import { ButtonLink, Panel, StatusTag, TextLink } from '@/components/ui'
import { missingTexts, partsOfField, textKey, type WritableField } from '@/lib/applications'
import { formatDateTime, getTranslator, isLocale } from '@/lib/i18n'
import { EditForm, PlaceButtons, typedIn, WordsFields } from '../../_parts/edit-form'
import { EditorPage, openEditor } from '../../_parts/editor-page'
import { ProblemList } from '../../_parts/problem-list'
import { fieldName, stepName } from '../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('edit.title') } : {}
}

export default async function OutlinePage({ params, searchParams }: Props) {
  const opened = await openEditor(params, searchParams, 'edit')
  const { editor, open, locale, name } = opened
  const { draft, code } = editor
  const { steps } = draft.record
  const t = getTranslator(locale, 'builder')
  const here = `/${locale}/admin/forms/${code}`
  const missing = missingTexts(draft)
  const lacks = (key: string) => [
    ...new Set(
      missing.flatMap((one) =>
        one.key === key || one.key.startsWith(`${key}.`) || one.key.startsWith(`${key}_`) ? [one.locale] : [],
      ),
    ),
  ]
  return (
    <EditorPage opened={opened} title={t('edit.title')} lead={name} outline={false}>
      <div className="grid gap-6">
        <p className="text-muted">{t('edit.saved', { at: formatDateTime(locale, open.updatedAt) })}</p>
        <div className="flex flex-wrap gap-3">
          <ButtonLink href={here}>{t('edit.toForm')}</ButtonLink>
          <ButtonLink kind="secondary" href={`${here}/preview/${steps[0]?.code}`}>
            {t('card.preview')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${here}/edit/settings`}>
            {t('edit.settings')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={`${here}/edit/rules`}>
            {t('edit.rules')}
          </ButtonLink>
        </div>
        <ProblemList open={open} locale={locale} code={code} links />
        {steps.map((step, at) => {
          const title = stepName(draft, locale, step.code)
          return (
            <Panel key={step.code} title={`${at + 1}. ${title}`} id={`step-${step.code}`}>
              <div className="mb-4 flex flex-wrap items-center gap-3">
                <TextLink href={`${here}/edit/steps/${step.code}`}>{t('edit.editStep')}</TextLink>
                {step.when && <StatusTag tone="info">{t('edit.condition')}</StatusTag>}
                <PlaceButtons
                  editor={editor}
                  thing="step"
                  name={title}
                  hidden={{ step: step.code }}
                  first={at === 0}
                  last={at === steps.length - 1}
                  removable={steps.length > 1}
                />
              </div>
              <ol className="mb-4 grid gap-2">
                {step.fields.map((field, index) => {
                  const label = fieldName(draft, locale, field.name)
                  const languages = lacks(textKey(field.name))
                  return (
                    <li
                      key={field.name}
                      className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md border border-line px-3.5 py-2"
                    >
                      <span className="grid gap-0.5">
                        <TextLink href={`${here}/edit/fields/${field.name}`}>{label}</TextLink>
                        <span className="text-sm text-muted">
                          {[
                            t(`kind.${field.kind}`),
                            ...(field.optional ? [t('edit.optional')] : []),
                            ...(field.when ? [t('edit.condition')] : []),
                            ...(partsOfField(field as WritableField) ?? []).map((part) =>
                              fieldName(draft, locale, `${field.name}.${part.name}`),
                            ),
                          ].join(' · ')}
                        </span>
                        {languages.length > 0 && (
                          <StatusTag tone="warning">
                            {t('edit.missing', { languages: languages.map((one) => t(`lang.${one}`)).join(', ') })}
                          </StatusTag>
                        )}
                      </span>
                      <PlaceButtons
                        editor={editor}
                        thing="field"
                        name={label}
                        hidden={{ path: field.name }}
                        first={at === 0 && index === 0}
                        last={at === steps.length - 1 && index === step.fields.length - 1}
                        removable={step.fields.length > 1}
                      />
                    </li>
                  )
                })}
              </ol>
              <ButtonLink kind="secondary" size="sm" href={`${here}/edit/add?step=${step.code}`}>
                {t('edit.addFieldTo', { step: title })}
              </ButtonLink>
            </Panel>
          )
        })}
        <Panel title={t('edit.addStep')}>
          <EditForm editor={editor} act="step.add" prefix="new-" submit={t('edit.addStepSubmit')}>
            <WordsFields
              typed={typedIn(editor, 'new-', 'step.add')}
              locale={locale}
              prefix="new-"
              name="title"
              legend={t('step.title')}
            />
          </EditForm>
        </Panel>
      </div>
    </EditorPage>
  )
}
