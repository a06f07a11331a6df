import { Notice, TextLink } from '@/components/ui'
import type { FormChanges } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'

type Named = FormChanges['added'][number]

/** What a new version of the form means for a draft: which questions are new, which are asked again, which are gone. */
export function Changes({ changes, locale, base }: { changes: FormChanges; locale: Locale; base: string }) {
  const t = getTranslator(locale, 'applications')
  const { added, again, gone } = changes
  if (added.length + again.length + gone.length === 0) return null
  const links = (title: string, fields: readonly Named[]) =>
    fields.length > 0 && (
      <div className="mt-2">
        <p className="font-semibold">{title}</p>
        <ul className="list-disc ps-5">
          {fields.map(({ step, field, label }) => (
            <li key={field}>
              <TextLink href={`${base}/${step}#${field}`}>{label}</TextLink>
            </li>
          ))}
        </ul>
      </div>
    )
  return (
    <Notice tone="info" title={t('engine.changes.title')}>
      <p>{t('engine.changes.kept')}</p>
      {links(t('engine.changes.added'), added)}
      {links(t('engine.changes.again'), again)}
      {gone.length > 0 && (
        <div className="mt-2">
          <p className="font-semibold">{t('engine.changes.gone')}</p>
          <ul className="list-disc ps-5">
            {gone.map((label) => (
              <li key={label}>{label}</li>
            ))}
          </ul>
        </div>
      )}
    </Notice>
  )
}
