import type { LocalizedText } from '@/db/columns'
import { Button, Checkbox, DateField, HiddenFields, SummaryList, TextField } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FormValues } from '@/lib/platform/forms/model'
import type { Day } from '@/lib/platform/time'
import { servicesPath } from './choices'

type Props = {
  locale: Locale
  action: (form: FormData) => Promise<void>
  /** Null: all. */
  services: readonly { code: string; name: LocalizedText }[] | null
  idempotencyKey: string
  lastDay: string
  /** First value of "until". */
  offered: Day
  values: FormValues | null
  errors: Readonly<Record<string, string>>
}

/** Second step: who, until when, and whether sending waits for a yes. */
export function OfferForm({ locale, action, services, idempotencyKey, lastDay, offered, values, errors }: Props) {
  const t = getTranslator(locale, 'representation')
  const forms = getTranslator(locale, 'forms')
  const typed = (name: string, first = ''): string => (values ? String(values[name] ?? '') : first)
  const [year, month, day] = offered.split('-')
  const codes = services?.map(({ code }) => code) ?? []
  return (
    <form action={action} noValidate>
      <HiddenFields values={{ scope: services ? 'chosen' : 'all', idempotencyKey }} />
      {codes.map((code) => (
        <HiddenFields key={code} values={{ services: code }} />
      ))}
      <div id="services" tabIndex={-1} className="mb-6">
        <SummaryList
          rows={[
            {
              key: t('form.services'),
              value: services ? services.map(({ name }) => localized(locale, name)).join(', ') : t('facts.all'),
              action: { href: servicesPath(locale, codes), label: t('form.change') },
            },
          ]}
        />
      </div>
      <h2 className="mb-4 text-2xl">{t('form.personTitle')}</h2>
      <TextField
        name="pin"
        label={t('form.pin')}
        hint={t('form.pinHint')}
        error={errors.pin}
        defaultValue={typed('pin')}
        width="sm"
        maxLength={10}
        autoComplete="off"
        spellCheck={false}
        required
      />
      <TextField
        name="surname"
        label={t('form.surname')}
        hint={t('form.surnameHint')}
        error={errors.surname}
        defaultValue={typed('surname')}
        maxLength={80}
        autoComplete="off"
        required
      />
      <DateField
        name="until"
        legend={t('form.until')}
        hint={t('form.untilHint', { day: lastDay })}
        error={errors.until}
        value={{ day: typed('until.day', day), month: typed('until.month', month), year: typed('until.year', year) }}
        labels={{ day: forms('day'), month: forms('month'), year: forms('year') }}
        required
      />
      <Checkbox
        name="ownerConfirms"
        label={t('form.confirms')}
        hint={t('form.confirmsHint')}
        defaultChecked={values ? values.ownerConfirms === 'on' : true}
      />
      <p className="mb-6 text-muted">{t('form.enumeration')}</p>
      <Button>{t('form.submit')}</Button>
    </form>
  )
}
