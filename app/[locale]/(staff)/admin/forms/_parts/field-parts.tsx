import { ButtonLink, Disclosure, Panel, TextLink } from '@/components/ui'
import { ownWords, textKey, type WritableField, wordsOf } from '@/lib/applications'
import { getTranslator } from '@/lib/i18n'
import { type Editor, EditForm, PlaceButtons, typedIn, WordsFields } from './edit-form'
import { fieldName } from './words'

/** Options of a choice, or rows of a table: each with its words, its place and the way out. */
export function OptionsPanel({
  editor,
  path,
  field,
}: {
  editor: Editor
  path: string
  field: { kind: string; options?: readonly string[]; rows?: readonly string[] }
}) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const table = field.kind === 'table'
  const options = (table ? field.rows : field.options) ?? []
  const key = `${textKey(path)}.${table ? 'rows' : 'options'}`
  const adding = typedIn(editor, 'new-', 'option.add')
  return (
    <Panel title={table ? t('field.rows') : t('field.options')} id="options">
      <ol className="mb-6 grid gap-2">
        {options.map((option, at) => {
          const words = wordsOf(draft.texts, `${key}.${option}`)
          const prefix = `option-${at}-`
          const typed = typedIn(editor, prefix, 'option.change')
          const name = words[locale] || words.az || option
          return (
            <li key={option} className="rounded-md border border-line px-3.5 py-2">
              <div className="flex flex-wrap items-center justify-between gap-3">
                <span>{name}</span>
                <PlaceButtons
                  editor={editor}
                  thing="option"
                  name={name}
                  hidden={{ path, option }}
                  first={at === 0}
                  last={at === options.length - 1}
                  removable={options.length > 1}
                />
              </div>
              <Disclosure summary={`${t('step.change')}: ${name}`} open={typed.mine}>
                <EditForm editor={editor} act="option.change" prefix={prefix} hidden={{ path, option }}>
                  <WordsFields
                    typed={typed}
                    locale={locale}
                    prefix={prefix}
                    name="label"
                    legend={t('field.option')}
                    words={words}
                  />
                  {!table && (
                    <WordsFields
                      typed={typed}
                      locale={locale}
                      prefix={prefix}
                      name="hint"
                      legend={t('field.optionHint')}
                      words={ownWords(draft.texts, `${textKey(path)}.hints.${option}`)}
                    />
                  )}
                </EditForm>
              </Disclosure>
            </li>
          )
        })}
      </ol>
      <EditForm
        editor={editor}
        act="option.add"
        prefix="new-"
        hidden={{ path }}
        submit={table ? t('field.addRow') : t('field.addOption')}
      >
        <WordsFields
          typed={adding}
          locale={locale}
          prefix="new-"
          name="label"
          legend={table ? t('field.addRow') : t('field.addOption')}
        />
      </EditForm>
    </Panel>
  )
}

/** Questions of a group's rows, or columns of a table. */
export function PartsPanel({
  editor,
  path,
  step,
  parts,
  table,
}: {
  editor: Editor
  path: string
  step: string
  parts: readonly WritableField[]
  table: boolean
}) {
  const { locale, draft, code } = editor
  const t = getTranslator(locale, 'builder')
  const edit = `/${locale}/admin/forms/${code}/edit`
  return (
    <Panel title={table ? t('field.columns') : t('field.parts')} id="parts">
      <ol className="mb-4 grid gap-2">
        {parts.map((part, at) => {
          const inner = `${path}.${part.name}`
          const label = fieldName(draft, locale, inner)
          return (
            <li
              key={part.name}
              className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3.5 py-2"
            >
              <span className="grid gap-0.5">
                <TextLink href={`${edit}/fields/${inner}`}>{label}</TextLink>
                <span className="text-sm text-muted">{t(`kind.${part.kind}`)}</span>
              </span>
              <PlaceButtons
                editor={editor}
                thing="field"
                name={label}
                hidden={{ path: inner }}
                first={at === 0}
                last={at === parts.length - 1}
                removable={parts.length > 1}
              />
            </li>
          )
        })}
      </ol>
      <ButtonLink kind="secondary" href={`${edit}/add?step=${step}&parent=${path}`}>
        {table ? t('edit.addColumn') : t('edit.addPart')}
      </ButtonLink>
    </Panel>
  )
}
