import { StatusTag } from '@/components/ui'
import { formatDay, formatNumber, getTranslator, localized } from '@/lib/i18n'
import { NoneLine, RecordCard, RecordGrid } from './record-card'
import { Source } from './source'
import type { View } from './view'

export function Property({ locale, owners, facts: { property } }: View) {
  const t = getTranslator(locale, 'portfolio')
  if (!property.ok) return null
  return (
    <>
      {property.value.length === 0 && <NoneLine>{t('property.none')}</NoneLine>}
      <RecordGrid>
        {property.value.map((one) => (
          <RecordCard
            key={one.registryNumber}
            icon="property"
            title={t(`property.kind.${one.kind}`)}
            tag={
              <StatusTag tone={one.encumbered ? 'warning' : 'success'}>
                {t(one.encumbered ? 'property.encumbered' : 'property.free')}
              </StatusTag>
            }
            rows={[
              { key: t('property.address'), value: localized(locale, one.address) },
              { key: t('property.area'), value: t('property.squareMetres', { area: formatNumber(locale, one.areaSquareMetres) }) },
              { key: t('property.share'), value: one.share === '1/1' ? t('property.whole') : one.share },
              { key: t('property.registered'), value: formatDay(locale, one.registeredOn) },
              { key: t('property.number'), value: one.registryNumber },
            ]}
          />
        ))}
      </RecordGrid>
      <Source locale={locale} owners={owners} of={property} />
    </>
  )
}
