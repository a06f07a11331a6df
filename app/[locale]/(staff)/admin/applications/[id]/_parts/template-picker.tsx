import { Button, HiddenFields, Select } from '@/components/ui'
import { fillTemplate, type OfficerCase, type TemplateView } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'

type Props = {
  found: OfficerCase
  locale: Locale
  templates: readonly TemplateView[]
  /** The form the words go into. */
  into: 'ask' | 'message' | 'reject' | 'propose'
  tab: string
}

/** Puts the words of a template into a form. The choice is the address, so it works without scripts. */
export function TemplatePicker({ found, locale, templates, into, tab }: Props) {
  if (templates.length === 0) return null
  const t = getTranslator(locale, 'workqueue')
  return (
    <form action={`/${locale}/admin/applications/${found.id}`} className="mb-4 flex flex-wrap items-end gap-3">
      <HiddenFields values={{ tab, into }} />
      <div className="min-w-60 flex-1">
        <Select
          name={`template-${into}`}
          label={t('messages.template')}
          placeholder={t('bulk.choose')}
          options={templates.map(({ id, title }) => ({ value: id, label: title }))}
          compact
        />
      </div>
      <Button kind="secondary">{t('messages.insert')}</Button>
    </form>
  )
}

/** The words chosen for a form, in the applicant's language. */
export function insertedWords(
  found: OfficerCase,
  templates: readonly TemplateView[],
  search: Record<string, string | string[] | undefined>,
): Partial<Record<string, string>> {
  const into = typeof search.into === 'string' ? search.into : ''
  const id = search[`template-${into}`]
  const template = templates.find((one) => one.id === id)
  if (!template) return {}
  return {
    [into]: fillTemplate(template.body, found.applicantLocale, {
      reference: found.reference ?? '',
      serviceName: found.service.name,
    }),
  }
}
