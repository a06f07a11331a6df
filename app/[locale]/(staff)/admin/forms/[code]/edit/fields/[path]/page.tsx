import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Checkbox, Panel, Select } from '@/components/ui'
import {
  type BuilderKind,
  findField,
  hasOptions,
  KIND_PROPS,
  NEVER_OPTIONAL,
  ownWords,
  partsOfField,
  PREFILLS,
  simpleValue,
  simpleWhen,
  textKey,
  wordsOf,
  type WritableField,
} from '@/lib/applications'
import { getTranslator, isLocale, translateCode } from '@/lib/i18n'
import { ValueFields, WhenFields } from '../../../../_parts/condition-fields'
import { EditForm, typedIn, WordsFields } from '../../../../_parts/edit-form'
import { EditorPage, openEditor } from '../../../../_parts/editor-page'
import { OptionsPanel, PartsPanel } from '../../../../_parts/field-parts'
import { PropField } from '../../../../_parts/prop-field'
import { conditionOptions, fieldName, operandOptions } from '../../../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit/fields/[path]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('field.main') } : {}
}

export default async function FieldPage({ params, searchParams }: Props) {
  const { path } = await params
  const opened = await openEditor(params, searchParams, `edit/fields/${path}`)
  const { editor, locale } = opened
  const { draft } = editor
  const field = findField(draft.record, path)
  const step = draft.record.steps.find((one) => one.fields.some(({ name }) => name === path.split('.')[0]))
  if (!field || !step) notFound()

  const t = getTranslator(locale, 'builder')
  const typed = typedIn(editor, '', 'field.change')
  const kind = field.kind as BuilderKind
  const props = Object.entries(KIND_PROPS[kind] ?? {})
  const prefills = path.includes('.') ? [] : (PREFILLS[kind] ?? [])
  const prefillName = (source: string) =>
    source === 'account.phone' || source === 'account.email'
      ? t(`field.${source}`)
      : t('operand.register', { what: translateCode(locale, 'activity', `field.${source}`) })
  const parts = partsOfField(field as WritableField)
  return (
    <EditorPage
      opened={opened}
      title={fieldName(draft, locale, path)}
      lead={`${t(`kind.${field.kind}`)}: ${t(`kindHint.${field.kind}`)}`}
    >
      <div className="grid gap-6">
        <Panel title={t('field.main')}>
          <EditForm editor={editor} act="field.change" hidden={{ path }}>
            <WordsFields
              typed={typed}
              locale={locale}
              name="label"
              legend={t('field.label')}
              words={wordsOf(draft.texts, `${textKey(path)}.label`)}
            />
            <WordsFields
              typed={typed}
              locale={locale}
              name="hint"
              legend={t('field.hint')}
              hint={t('field.hintHint')}
              words={ownWords(draft.texts, `${textKey(path)}.hint`)}
            />
            {!NEVER_OPTIONAL.includes(kind) && (
              <Checkbox
                name="optional"
                label={t('field.optional')}
                defaultChecked={typed.ticked('optional', field.optional === true)}
              />
            )}
            {props.map(([name, input]) => (
              <PropField
                key={name}
                name={name}
                input={input}
                now={(field as Record<string, unknown>)[name]}
                typed={typed}
                locale={locale}
              />
            ))}
            {field.kind === 'computed' && (
              <ValueFields
                typed={typed}
                locale={locale}
                now={'value' in field.value ? 'fresh' : simpleValue(draft.record, field.value)}
                options={operandOptions(draft, locale)}
              />
            )}
            {prefills.length > 0 && (
              <>
                <Select
                  name="prefill"
                  label={t('field.prefill')}
                  hint={t('field.prefillHint')}
                  placeholder={t('field.none')}
                  options={prefills.map((value) => ({ value, label: prefillName(value) }))}
                  defaultValue={typed.value('prefill') ?? field.prefill}
                />
                {!kind.startsWith('phone') && !kind.startsWith('email') && (
                  <Checkbox name="fixed" label={t('field.fixed')} defaultChecked={typed.ticked('fixed', field.fixed === true)} />
                )}
              </>
            )}
            <WhenFields
              typed={typed}
              locale={locale}
              now={simpleWhen(field.when)}
              options={conditionOptions(draft, locale, { path })}
            />
          </EditForm>
        </Panel>
        {hasOptions(kind) && <OptionsPanel editor={editor} path={path} field={field} />}
        {parts && <PartsPanel editor={editor} path={path} step={step.code} parts={parts} table={field.kind === 'table'} />}
      </div>
    </EditorPage>
  )
}
