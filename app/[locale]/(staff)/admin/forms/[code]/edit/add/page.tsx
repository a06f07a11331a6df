import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RadioGroup, TextArea } from '@/components/ui'
import { BUILDER_KINDS, type BuilderKind, COLUMN_KINDS, findField, GROUP_KINDS } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { EditForm, typedIn, WordsFields } from '../../../_parts/edit-form'
import { EditorPage, openEditor } from '../../../_parts/editor-page'
import { fieldName, stepName } from '../../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit/add'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('add.title') } : {}
}

const one = (value: string | string[] | undefined): string =>
  typeof value === 'string' && /^[a-zA-Z0-9_]{1,90}$/.test(value) ? value : ''

export default async function AddFieldPage({ params, searchParams }: Props) {
  const search = await searchParams
  const [step, parent] = [one(search.step), one(search.parent)]
  const opened = await openEditor(params, searchParams, `edit/add?step=${step}${parent ? `&parent=${parent}` : ''}`)
  const { editor, locale } = opened
  const { draft } = editor
  const whole = parent ? findField(draft.record, parent) : null
  if (!draft.record.steps.some(({ code }) => code === step) || (parent && !whole)) notFound()

  const t = getTranslator(locale, 'builder')
  const typed = typedIn(editor, '', 'field.add')
  const kinds: readonly BuilderKind[] = whole ? (whole.kind === 'table' ? COLUMN_KINDS : GROUP_KINDS) : BUILDER_KINDS
  return (
    <EditorPage
      opened={opened}
      title={whole ? t('add.part', { name: fieldName(draft, locale, parent) }) : t('add.title')}
      lead={t('add.lead', { step: stepName(draft, locale, step) })}
    >
      <EditForm editor={editor} act="field.add" hidden={{ step, parent }} submit={t('add.submit')}>
        <WordsFields typed={typed} locale={locale} name="label" legend={t('add.label')} />
        <RadioGroup
          name="kind"
          legend={t('add.kind')}
          error={typed.error('kind')}
          defaultValue={typed.value('kind') ?? 'text'}
          options={kinds.map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kindHint.${value}`) }))}
        />
        <TextArea
          name="options"
          label={t('add.options')}
          hint={t('add.optionsHint')}
          defaultValue={typed.value('options')}
          error={typed.error('options')}
          rows={4}
        />
      </EditForm>
    </EditorPage>
  )
}
