import type { Metadata } from 'next'
import { Panel, RadioGroup, Select, TextField } from '@/components/ui'
import { ownWords } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { EditForm, typedIn, WordsFields } from '../../../_parts/edit-form'
import { EditorPage, openEditor } from '../../../_parts/editor-page'
import { fieldName } from '../../../_parts/words'

type Props = PageProps<'/[locale]/admin/forms/[code]/edit/settings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('edit.settings') } : {}
}

export default async function SettingsPage({ params, searchParams }: Props) {
  const opened = await openEditor(params, searchParams, 'edit/settings')
  const { editor, locale } = opened
  const { record, texts } = editor.draft
  const t = getTranslator(locale, 'builder')
  const typed = typedIn(editor, '', 'settings')
  const words = typedIn(editor, '', 'texts')
  const fields = record.steps.flatMap((step) => [...step.fields])
  const speeds = fields.filter((field) => field.kind === 'listed' && field.list === 'speeds')
  const named = (name: string) => fieldName(editor.draft, locale, name)
  const { claim } = record
  const claimNow = claim ? `${claim.by === 'person' ? 'person' : claim.by.field}.${claim.while}` : ''
  const claims = [
    { value: '', label: t('settings.claims.none') },
    { value: 'person.open', label: t('settings.claims.personOpen') },
    { value: 'person.ever', label: t('settings.claims.personEver') },
    ...fields
      .filter(({ kind }) => kind === 'relative' || kind === 'document' || kind === 'pin')
      .flatMap(({ name }) => [
        { value: `${name}.open`, label: t('settings.claims.fieldOpen', { field: named(name) }) },
        { value: `${name}.ever`, label: t('settings.claims.fieldEver', { field: named(name) }) },
      ]),
  ]
  const text = (name: string, key: string, legend: string, hint?: string) => (
    <WordsFields
      typed={words}
      locale={locale}
      name={name}
      legend={legend}
      words={ownWords(texts, key)}
      long
      {...(hint ? { hint } : {})}
    />
  )
  return (
    <EditorPage opened={opened} title={t('edit.settings')} lead={t('edit.settingsLead')}>
      <div className="grid gap-6">
        <Panel title={t('edit.texts')}>
          <EditForm editor={editor} act="texts">
            {text('lead', 'lead', t('settings.lead'))}
            {text('prepare', 'prepare', t('settings.prepare'))}
            {text('submitted', 'next.submitted', t('settings.submitted'), t('settings.common'))}
            {text('approved', 'next.approved', t('settings.approved'), t('settings.common'))}
          </EditForm>
        </Panel>
        <Panel title={t('edit.settings')}>
          <EditForm editor={editor} act="settings">
            <TextField
              name="minutes"
              label={t('settings.minutes')}
              inputMode="numeric"
              width="xs"
              defaultValue={typed.value('minutes') ?? String(record.minutes)}
              error={typed.error('minutes')}
            />
            <RadioGroup
              name="applicants"
              legend={t('settings.applicants')}
              options={(['people', 'companies', 'any'] as const).map((value) => ({
                value,
                label: t(`settings.applicant.${value}`),
              }))}
              defaultValue={typed.value('applicants') ?? record.applicants ?? 'people'}
            />
            <RadioGroup
              name="family"
              legend={t('settings.family')}
              options={(['standard', 'four_eyes'] as const).map((value) => ({ value, label: t(`settings.families.${value}`) }))}
              defaultValue={typed.value('family') ?? record.family ?? 'standard'}
            />
            <RadioGroup
              name="onSilence"
              legend={t('settings.onSilence')}
              options={(['alarm', 'yes', 'no'] as const).map((value) => ({ value, label: t(`settings.silence.${value}`) }))}
              defaultValue={typed.value('onSilence') ?? record.onSilence ?? 'alarm'}
            />
            <Select
              name="level"
              label={t('settings.level')}
              placeholder={t('settings.levels.any')}
              options={(['substantial', 'high'] as const).map((value) => ({ value, label: t(`settings.levels.${value}`) }))}
              defaultValue={typed.value('level') ?? record.level}
            />
            <RadioGroup
              name="after"
              legend={t('settings.after')}
              options={(['wait', 'visit'] as const).map((value) => ({ value, label: t(`settings.afters.${value}`) }))}
              defaultValue={typed.value('after') ?? record.after}
            />
            <Select
              name="speedField"
              label={t('settings.speedField')}
              hint={t('settings.speedHint')}
              placeholder={t('field.none')}
              options={speeds.map(({ name }) => ({ value: name, label: named(name) }))}
              defaultValue={typed.value('speedField') ?? record.speedField}
              error={typed.error('speedField')}
            />
            <Select
              name="claim"
              label={t('settings.claim')}
              options={claims}
              defaultValue={typed.value('claim') ?? claimNow}
              error={typed.error('claim')}
            />
          </EditForm>
        </Panel>
      </div>
    </EditorPage>
  )
}
