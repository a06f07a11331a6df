import { Button, Checkbox, Disclosure, HiddenFields, Select, TextField, TextLink } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { APPLICATION_STATUSES } from '@/db/vocabulary/applications'
import { FEE_FILTERS, isNarrowed, WORK_SORTS, type WorkFilter } from '@/lib/applications/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

type Props = {
  locale: Locale
  /** Address of the list. */
  here: string
  filter: WorkFilter
  services: readonly { code: string; name: LocalizedText }[]
  offices: readonly string[]
  officers: readonly { id: string; givenName: string; surname: string }[]
}

/** Narrows a view down. A plain form whose answers are the address, so a filtered list can be kept, sent and reloaded. */
export function FilterForm({ locale, here, filter, services, offices, officers }: Props) {
  const t = getTranslator(locale, 'workqueue')
  const ap = getTranslator(locale, 'applications')
  const narrowed = isNarrowed(filter)
  return (
    <Disclosure summary={narrowed ? `${t('filter.title')} · ${t('filter.active')}` : t('filter.title')} open={narrowed}>
      <form action={here} aria-label={t('filter.title')}>
        <HiddenFields values={{ view: filter.view }} />
        <div className="grid gap-x-6 sm:grid-cols-2 xl:grid-cols-3">
          <Select
            name="service"
            label={t('filter.service')}
            placeholder={t('filter.any')}
            defaultValue={filter.service}
            options={services.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
          />
          <Select
            name="status"
            label={t('filter.status')}
            placeholder={t('filter.any')}
            defaultValue={filter.status}
            options={APPLICATION_STATUSES.filter((one) => one !== 'draft').map((value) => ({
              value,
              label: ap(`staffStatus.${value}`),
            }))}
          />
          <Select
            name="officer"
            label={t('filter.officer')}
            placeholder={t('filter.any')}
            defaultValue={filter.officer}
            options={[
              { value: 'nobody', label: t('filter.nobody') },
              ...officers.map(({ id, givenName, surname }) => ({ value: id, label: `${surname} ${givenName}` })),
            ]}
          />
          {offices.length > 0 && (
            <Select
              name="office"
              label={t('filter.office')}
              placeholder={t('filter.any')}
              defaultValue={filter.office}
              options={offices.map((value) => ({ value, label: value }))}
            />
          )}
          <Select
            name="fee"
            label={t('filter.fee')}
            placeholder={t('filter.any')}
            defaultValue={filter.fee}
            options={FEE_FILTERS.map((value) => ({ value, label: t(`filter.feeValue.${value}`) }))}
          />
          <Select
            name="sort"
            label={t('filter.sort')}
            defaultValue={filter.sort}
            options={WORK_SORTS.map((value) => ({ value, label: t(`filter.sortValue.${value}`) }))}
          />
          {(['dueBefore', 'from', 'until'] as const).map((name) => (
            <TextField key={name} name={name} type="date" label={t(`filter.${name}`)} defaultValue={filter[name]} width="sm" />
          ))}
        </div>
        <Checkbox name="expedited" value="yes" label={t('filter.expedited')} defaultChecked={filter.expedited === 'yes'} />
        <div className="flex flex-wrap items-center gap-4">
          <Button kind="secondary">{t('filter.apply')}</Button>
          {narrowed && <TextLink href={`${here}?view=${filter.view}`}>{t('filter.clear')}</TextLink>}
        </div>
      </form>
    </Disclosure>
  )
}
