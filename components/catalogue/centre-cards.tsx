import { Card, CardGrid, StatusTag } from '@/components/ui'
import type { CentreListItem } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { byTown } from './words'

/** Centres to choose from; those not known to work come last and say so. */
export function CentreCards({
  locale,
  centres,
  headingLevel = 3,
}: {
  locale: Locale
  centres: readonly CentreListItem[]
  headingLevel?: 2 | 3
}) {
  const t = getTranslator(locale, 'catalogue')
  const sorted = byTown(centres)
  const open = sorted.filter((centre) => centre.status === 'operating')
  const other = sorted.filter((centre) => centre.status !== 'operating')
  return (
    <CardGrid>
      {[...open, ...other].map((centre) => (
        <Card
          key={centre.code}
          title={localized(locale, centre.name)}
          href={`/${locale}/centres/${centre.code}`}
          headingLevel={headingLevel}
        >
          <p className="text-sm text-muted">{localized(locale, centre.address)}</p>
          {centre.status !== 'operating' && (
            <p className="mt-2">
              <StatusTag tone="warning">{t(`centres.status.${centre.status}`)}</StatusTag>
            </p>
          )}
        </Card>
      ))}
    </CardGrid>
  )
}
