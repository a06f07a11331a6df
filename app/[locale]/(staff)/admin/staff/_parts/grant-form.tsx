import { Button, HiddenFields, Select, TextField } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { RoleDetails } from '@/lib/identity/model'
import type { FormValues } from '@/lib/platform/forms/model'
import { grant } from '../actions'

type Place = { code: string; name: LocalizedText }
export type GrantFormProps = {
  locale: Locale
  staffId: string
  roles: readonly RoleDetails[]
  places: { agencies: readonly Place[]; centres: readonly Place[] }
  /** What was typed before a refusal, and what was wrong with it. */
  values: FormValues
  errorOf: (field: string) => string | undefined
}

/** Gives a role: which one, where, from when until when. */
export function GrantForm({ locale, staffId, roles, places, values, errorOf }: GrantFormProps) {
  const t = getTranslator(locale, 'staff')
  const forms = getTranslator(locale, 'forms')
  const field = (name: string) => ({
    name,
    error: errorOf(name),
    defaultValue: typeof values[name] === 'string' ? values[name] : undefined,
  })
  const options = (kind: string, rows: readonly Place[]) =>
    rows.map(({ code, name }) => ({ value: `${kind}.${code}`, label: localized(locale, name) }))
  return (
    <form action={grant} noValidate>
      <HiddenFields values={{ staffId }} />
      <Select
        {...field('roleCode')}
        label={t('roles.choose')}
        placeholder={t('new.none')}
        options={roles.map(({ code, name, needsCentre }) => ({
          value: code,
          label: `${localized(locale, name)}${needsCentre ? ` (${t('roles.needsCentre')})` : ''}`,
        }))}
        required
      />
      <Select
        {...field('place')}
        label={t('roles.place')}
        hint={t('roles.placeHint')}
        placeholder={t('roles.ownPost')}
        options={[...options('agency', places.agencies), ...options('centre', places.centres)]}
      />
      <div className="flex flex-wrap gap-x-6">
        <TextField {...field('from')} type="date" label={t('roles.from')} hint={t('roles.fromHint')} width="sm" />
        <TextField
          {...field('until')}
          type="date"
          label={t('roles.until')}
          hint={t('roles.untilHint')}
          optional={forms('optional')}
          width="sm"
        />
      </div>
      <Button>{t('roles.grant')}</Button>
    </form>
  )
}
