import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink, Checkbox, Panel, Select, TextField, TextLink } from '@/components/ui'
import { type FormDraft, ownWords, simpleTest, simpleWhen, wordsOf } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { TestFields, WhenFields } from '../../../../_parts/condition-fields'
import { type Editor, EditForm, PlaceButtons, typedIn, WordsFields } from '../../../../_parts/edit-form'
import { EditorPage, openEditor } from '../../../../_parts/editor-page'
import { conditionOptions, fieldName, operandOptions, stepName } from '../../../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit/steps/[step]'>
type Step = FormDraft['record']['steps'][number]

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('edit.editStep') } : {}
}

export default async function StepPage({ params, searchParams }: Props) {
  const [{ step: code }, search] = await Promise.all([params, searchParams])
  const asked = typeof search.rule === 'string' && /^[a-z][a-z0-9_]{0,40}$/.test(search.rule) ? search.rule : null
  const opened = await openEditor(params, searchParams, `edit/steps/${code}${asked ? `?rule=${asked}` : ''}`)
  const { editor, locale } = opened
  const { draft } = editor
  const step = draft.record.steps.find((one) => one.code === code)
  if (!step) notFound()

  const t = getTranslator(locale, 'builder')
  const typed = typedIn(editor, '', 'step.change')
  const here = `/${locale}/admin/forms/${editor.code}/edit/steps/${code}`
  const rules = step.rules ?? []
  return (
    <EditorPage opened={opened} title={stepName(draft, locale, code)} lead={t('edit.editStep')}>
      <div className="grid gap-6">
        <Panel title={t('edit.editStep')}>
          <EditForm editor={editor} act="step.change" hidden={{ step: code }}>
            <WordsFields
              typed={typed}
              locale={locale}
              name="title"
              legend={t('step.title')}
              words={wordsOf(draft.texts, `steps.${code}.title`)}
            />
            <WordsFields
              typed={typed}
              locale={locale}
              name="lead"
              legend={t('step.lead')}
              words={ownWords(draft.texts, `steps.${code}.lead`)}
              long
            />
            <WhenFields
              typed={typed}
              locale={locale}
              now={simpleWhen(step.when)}
              options={conditionOptions(draft, locale, { step: code })}
            />
            <Checkbox
              name="screening"
              label={t('step.screening')}
              hint={t('step.screeningHint')}
              defaultChecked={typed.ticked('screening', step.screening === true)}
            />
            <TextField
              name="elsewhere"
              label={t('step.elsewhere')}
              hint={t('step.elsewhereHint')}
              defaultValue={typed.value('elsewhere') ?? step.elsewhere}
              error={typed.error('elsewhere')}
              maxLength={100}
              spellCheck={false}
            />
            <WordsFields
              typed={typed}
              locale={locale}
              name="elsewhereText"
              legend={t('step.elsewhereText')}
              words={ownWords(draft.texts, `steps.${code}.elsewhere`)}
            />
          </EditForm>
        </Panel>
        <Panel title={t('step.rules')} id="rules">
          <p className="mb-4 max-w-text text-muted">{t('step.rulesLead')}</p>
          {rules.length === 0 && <p className="mb-4">{t('step.noRules')}</p>}
          <ul className="mb-4 grid gap-2">
            {rules.map((rule) => {
              const name = wordsOf(draft.texts, `errors.${rule.code}`)[locale] || rule.code
              return (
                <li
                  key={rule.code}
                  className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3.5 py-2"
                >
                  <TextLink href={`${here}?rule=${rule.code}#rule-form`}>{name}</TextLink>
                  <PlaceButtons editor={editor} thing="rule" name={name} hidden={{ step: code, rule: rule.code }} first last />
                </li>
              )
            })}
          </ul>
          {asked ? (
            <RuleForm editor={editor} step={step} rule={asked === 'new' ? '' : asked} />
          ) : (
            <ButtonLink kind="secondary" href={`${here}?rule=new#rule-form`}>
              {t('step.newRule')}
            </ButtonLink>
          )}
        </Panel>
      </div>
    </EditorPage>
  )
}

function RuleForm({ editor, step, rule }: { editor: Editor; step: Step; rule: string }) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const known = (step.rules ?? []).find(({ code }) => code === rule)
  if (rule && !known) notFound()
  const prefix = 'rule-'
  const typed = typedIn(editor, prefix, 'rule.save')
  return (
    <div id="rule-form">
      <h3 className="mb-3 text-lg">{t('step.rule')}</h3>
      <EditForm editor={editor} act="rule.save" prefix={prefix} hidden={{ step: step.code, rule }}>
        <Select
          name={`${prefix}field`}
          label={t('step.ruleField')}
          placeholder={t('when.choose')}
          options={step.fields.map(({ name }) => ({ value: name, label: fieldName(draft, locale, name) }))}
          defaultValue={typed.value('field') ?? known?.field}
          error={typed.error('field')}
        />
        <TestFields
          typed={typed}
          locale={locale}
          prefix={prefix}
          legend={t('step.holds')}
          now={known ? simpleTest(draft.record, known.test) : { join: 'and', lines: [] }}
          options={operandOptions(draft, locale)}
        />
        <WordsFields
          typed={typed}
          locale={locale}
          prefix={prefix}
          name="text"
          legend={t('step.ruleText')}
          {...(known ? { words: ownWords(draft.texts, `errors.${known.code}`) } : {})}
        />
      </EditForm>
    </div>
  )
}
