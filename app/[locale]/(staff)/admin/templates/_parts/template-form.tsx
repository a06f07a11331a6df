import { Button, HiddenFields, Select, TextArea, TextField } from '@/components/ui'
import { problemOf, typedText } from '@/components/workqueue/words'
import type { LocalizedText } from '@/db/columns'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'

type Props = {
  locale: Locale
  action: (form: FormData) => Promise<void>
  hidden: Record<string, string>
  services: readonly { code: string; name: LocalizedText }[]
  /** Agencies to choose from, for a new template of who works for several. */
  agencies?: readonly { code: string; name: LocalizedText }[]
  initial?: { title: string; serviceCode: string | null; body: Required<LocalizedText> }
  typed: FormAttempt | null
}

const BODIES = { bodyAz: 'az', bodyEn: 'en', bodyRu: 'ru' } as const

/** One template: its title for officers, its words in three languages for citizens. */
export function TemplateForm({ locale, action, hidden, services, agencies, initial, typed }: Props) {
  const t = getTranslator(locale, 'workqueue')
  return (
    <form action={action} noValidate>
      <HiddenFields values={hidden} />
      <TextField
        name="title"
        label={t('templates.name')}
        maxLength={80}
        required
        autoComplete="off"
        defaultValue={typedText(typed, 'title') ?? initial?.title}
        error={problemOf(locale, typed, 'title')}
      />
      {agencies && (
        <Select
          name="agencyCode"
          label={t('templates.agency')}
          options={agencies.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
          defaultValue={typedText(typed, 'agencyCode') ?? agencies[0]?.code}
          error={problemOf(locale, typed, 'agencyCode')}
        />
      )}
      <Select
        name="serviceCode"
        label={t('templates.service')}
        placeholder={t('templates.anyService')}
        options={services.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
        defaultValue={typedText(typed, 'serviceCode') ?? initial?.serviceCode ?? ''}
        error={problemOf(locale, typed, 'serviceCode')}
      />
      {(['bodyAz', 'bodyEn', 'bodyRu'] as const).map((name) => (
        <TextArea
          key={name}
          name={name}
          label={t(`templates.${BODIES[name]}`)}
          hint={name === 'bodyAz' ? t('templates.hint') : undefined}
          rows={5}
          maxLength={4000}
          required
          defaultValue={typedText(typed, name) ?? initial?.body[BODIES[name]]}
          error={problemOf(locale, typed, name)}
        />
      ))}
      <Button>{t('templates.save')}</Button>
    </form>
  )
}
