import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink, Disclosure, Panel, Select, TextField, TextLink } from '@/components/ui'
import { ownWords, simpleTest, simpleWhen, wordsOf } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { TestFields, WhenFields } from '../../../_parts/condition-fields'
import { type Editor, EditForm, PlaceButtons, typedIn, WordsFields } from '../../../_parts/edit-form'
import { EditorPage, openEditor } from '../../../_parts/editor-page'
import { conditionOptions, fieldName, operandOptions } from '../../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit/rules'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('edit.rules') } : {}
}

const codeIn = (value: string | string[] | undefined): string | null =>
  typeof value === 'string' && /^[a-z][a-z0-9_]{0,40}$/.test(value) ? value : null

export default async function RulesPage({ params, searchParams }: Props) {
  const search = await searchParams
  const [eligibility, declaration] = [codeIn(search.eligibility), codeIn(search.declaration)]
  const query = eligibility ? `?eligibility=${eligibility}` : declaration ? `?declaration=${declaration}` : ''
  const opened = await openEditor(params, searchParams, `edit/rules${query}`)
  const { editor, locale } = opened
  const t = getTranslator(locale, 'builder')
  return (
    <EditorPage opened={opened} title={t('edit.rules')} lead={t('edit.rulesLead')}>
      <div className="grid gap-6">
        <Eligibility editor={editor} chosen={eligibility} />
        <Declarations editor={editor} chosen={declaration} />
        <Routes editor={editor} />
      </div>
    </EditorPage>
  )
}

const hereOf = ({ locale, code }: Editor) => `/${locale}/admin/forms/${code}/edit/rules`

function Eligibility({ editor, chosen }: { editor: Editor; chosen: string | null }) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const rules = draft.record.eligibility
  return (
    <Panel title={t('rules.eligibility')}>
      <p className="mb-4 max-w-text text-muted">{t('rules.eligibilityLead')}</p>
      <ol className="mb-4 grid gap-2">
        {rules.map((rule, at) => {
          const name = wordsOf(draft.texts, `eligibility.${rule.code}.title`)[locale] || rule.code
          return (
            <li
              key={rule.code}
              className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3.5 py-2"
            >
              <TextLink href={`${hereOf(editor)}?eligibility=${rule.code}#condition`}>{name}</TextLink>
              <PlaceButtons
                editor={editor}
                thing="eligibility"
                name={name}
                hidden={{ rule: rule.code }}
                first={at === 0}
                last={at === rules.length - 1}
              />
            </li>
          )
        })}
      </ol>
      {chosen ? (
        <EligibilityForm editor={editor} rule={chosen === 'new' ? '' : chosen} />
      ) : (
        <ButtonLink kind="secondary" href={`${hereOf(editor)}?eligibility=new#condition`}>
          {t('rules.newEligibility')}
        </ButtonLink>
      )}
    </Panel>
  )
}

function EligibilityForm({ editor, rule }: { editor: Editor; rule: string }) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const known = draft.record.eligibility.find(({ code }) => code === rule)
  if (rule && !known) notFound()
  const prefix = 'condition-'
  const typed = typedIn(editor, prefix, 'eligibility.save')
  const words = (key: string) => (known ? { words: ownWords(draft.texts, key) } : {})
  const common = { typed, locale, prefix }
  return (
    <div id="condition">
      <EditForm editor={editor} act="eligibility.save" prefix={prefix} hidden={{ rule }}>
        <WordsFields {...common} name="title" legend={t('rules.eTitle')} {...words(`eligibility.${rule}.title`)} />
        <TestFields
          {...common}
          legend={t('step.holds')}
          now={known ? simpleTest(draft.record, known.test) : { join: 'and', lines: [] }}
          options={operandOptions(draft, locale).filter(({ value }) => !value.includes('answer:'))}
        />
        <WordsFields {...common} name="met" legend={t('rules.met')} hint={t('rules.valueHint')} {...words(`lines.${rule}_met`)} />
        <WordsFields
          {...common}
          name="notMet"
          legend={t('rules.notMet')}
          hint={t('rules.valueHint')}
          {...words(`lines.${rule}_not_met`)}
        />
        <WordsFields {...common} name="failed" legend={t('rules.failed')} long {...words(`eligibility.${rule}.failed`)} />
      </EditForm>
    </div>
  )
}

function Declarations({ editor, chosen }: { editor: Editor; chosen: string | null }) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const codes = draft.record.declarations
  const known = codes.find((code) => code === chosen)
  const prefix = 'statement-'
  const typed = typedIn(editor, prefix, 'declaration.save')
  return (
    <Panel title={t('rules.declarations')}>
      <p className="mb-4 max-w-text text-muted">{t('rules.declarationsLead')}</p>
      <ol className="mb-4 grid gap-2">
        {codes.map((code, at) => {
          const name = wordsOf(draft.texts, `declarations.${code}`)[locale] || code
          return (
            <li key={code} className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-line px-3.5 py-2">
              <TextLink href={`${hereOf(editor)}?declaration=${code}#statement`}>{name}</TextLink>
              <PlaceButtons
                editor={editor}
                thing="declaration"
                name={name}
                hidden={{ code_: code }}
                first={at === 0}
                last={at === codes.length - 1}
                removable={codes.length > 1}
              />
            </li>
          )
        })}
      </ol>
      <div id="statement">
        <EditForm
          editor={editor}
          act="declaration.save"
          prefix={prefix}
          hidden={{ code_: known ?? '' }}
          submit={known ? t('edit.save') : t('rules.newDeclaration')}
        >
          <WordsFields
            typed={typed}
            locale={locale}
            prefix={prefix}
            name="text"
            legend={known ? t('rules.declaration') : t('rules.newDeclaration')}
            {...(known ? { words: wordsOf(draft.texts, `declarations.${known}`) } : {})}
            long
          />
        </EditForm>
      </div>
    </Panel>
  )
}

function Routes({ editor }: { editor: Editor }) {
  const { locale, draft } = editor
  const t = getTranslator(locale, 'builder')
  const routes = draft.record.routes ?? []
  const fields = draft.record.steps.flatMap((step) => step.fields.filter(({ kind }) => kind === 'listed' || kind === 'choice'))
  const form = (index: number, known: (typeof routes)[number] | undefined) => {
    const prefix = `route-${index}-`
    const typed = typedIn(editor, prefix, 'route.save')
    return (
      <Disclosure summary={known ? t('rules.route', { number: index + 1 }) : t('rules.newRoute')} open={typed.mine}>
        <EditForm editor={editor} act="route.save" prefix={prefix} hidden={{ index: String(index) }}>
          <TextField
            name={`${prefix}agency`}
            label={t('rules.agency')}
            hint={t('rules.agencyHint')}
            defaultValue={typed.value('agency') ?? known?.agency}
            error={typed.error('agency')}
            maxLength={100}
            spellCheck={false}
          />
          <Select
            name={`${prefix}officeField`}
            label={t('rules.officeField')}
            placeholder={t('field.none')}
            options={fields.map(({ name }) => ({ value: name, label: fieldName(draft, locale, name) }))}
            defaultValue={typed.value('officeField') ?? known?.officeField}
            error={typed.error('officeField')}
          />
          <WhenFields
            typed={typed}
            locale={locale}
            prefix={prefix}
            now={simpleWhen(known?.when)}
            options={conditionOptions(draft, locale, null)}
          />
        </EditForm>
      </Disclosure>
    )
  }
  return (
    <Panel title={t('rules.routes')}>
      <p className="mb-4 max-w-text text-muted">{t('rules.routesLead')}</p>
      {routes.length === 0 && <p className="mb-4">{t('rules.noRoutes')}</p>}
      <ol className="grid gap-2">
        {routes.map((route, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a route has no name but its place
          <li key={at} className="rounded-md border border-line px-3.5 py-2">
            <PlaceButtons
              editor={editor}
              thing="route"
              name={t('rules.route', { number: at + 1 })}
              hidden={{ index: String(at) }}
              first={at === 0}
              last={at === routes.length - 1}
            />
            {form(at, route)}
          </li>
        ))}
      </ol>
      {form(routes.length, undefined)}
    </Panel>
  )
}
