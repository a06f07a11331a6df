import { formatDay, getTranslator, localized } from '@/lib/i18n'
import { expiryOf } from '@/lib/portfolio/model'
import { ExpiryTag, expiryText } from './expiry-tag'
import { Masked } from './masked'
import { NoneLine, RecordCard, RecordGrid } from './record-card'
import { Source } from './source'
import type { View } from './view'

export function Vehicles({ locale, today, owners, facts: { vehicles } }: View) {
  const t = getTranslator(locale, 'portfolio')
  if (!vehicles.ok) return null
  return (
    <>
      {vehicles.value.length === 0 && <NoneLine>{t('vehicles.none')}</NoneLine>}
      <RecordGrid>
        {vehicles.value.map((car) => {
          const inspection = expiryOf(car.inspectionUntil, today)
          return (
            <RecordCard
              key={car.plate}
              icon="car"
              title={`${car.make} ${car.model}`}
              rows={[
                { key: t('vehicles.plate'), value: car.plate },
                { key: t('vehicles.year'), value: `${car.year}, ${localized(locale, car.colour).toLocaleLowerCase(locale)}` },
                {
                  key: t('vehicles.paper'),
                  value: <Masked locale={locale} value={car.registrationNumber} what={t('vehicles.paper')} />,
                },
                { key: t('vehicles.registered'), value: formatDay(locale, car.registeredOn) },
                {
                  key: t('vehicles.inspection'),
                  value: (
                    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
                      {expiryText(locale, inspection)} <ExpiryTag locale={locale} expiry={inspection} />
                    </span>
                  ),
                },
              ]}
            />
          )
        })}
      </RecordGrid>
      <Source locale={locale} owners={owners} of={vehicles} />
    </>
  )
}
