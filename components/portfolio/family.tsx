import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { formatAge, formatDay, getTranslator } from '@/lib/i18n'
import { ageOn } from '@/lib/platform/time'
import { NoneLine } from './record-card'
import { Source } from './source'
import type { View } from './view'

/** Two registers speak of a family: civil status of kin, population of those who live together. */
export function Family({ locale, today, owners, facts }: View) {
  const t = getTranslator(locale, 'portfolio')
  const { spouse, children, parents, household } = facts
  const born = (birthDate: string) =>
    t('family.born', { day: formatDay(locale, birthDate), age: formatAge(locale, ageOn(birthDate, today)) })
  return (
    <div className="grid gap-6">
      {spouse.ok && children.ok && parents.ok && (
        <div>
          <div className="grid gap-x-6 gap-y-5 md:grid-cols-3">
            <Kin
              title={t('family.spouse')}
              none={t('family.noSpouse')}
              people={
                spouse.value
                  ? [{ name: spouse.value.name, detail: t('family.marriedOn', { day: formatDay(locale, spouse.value.marriedOn) }) }]
                  : []
              }
            />
            <Kin
              title={t('family.children')}
              none={t('family.noChildren')}
              people={children.value.map(({ name, birthDate }) => ({ name, detail: born(birthDate) }))}
            />
            <Kin
              title={t('family.parents')}
              none={t('family.noParents')}
              people={parents.value.map(({ name, kinship }) => ({ name, detail: t(`family.kinship.${kinship}`) }))}
            />
          </div>
          <Source locale={locale} owners={owners} of={spouse} />
        </div>
      )}
      {household.ok && (
        <div>
          <Kin
            title={t('family.household')}
            none={t('family.alone')}
            wide
            people={household.value.map(({ name, birthDate, kinship }) => ({
              name,
              detail: `${t(`family.kinship.${kinship}`)}, ${born(birthDate)}`,
            }))}
          />
          <Source locale={locale} owners={owners} of={household} />
        </div>
      )}
    </div>
  )
}

type KinProps = { title: string; none: string; people: { name: string; detail: ReactNode }[]; wide?: boolean }

function Kin({ title, none, people, wide = false }: KinProps) {
  return (
    <div>
      <h3 className="text-base">{title}</h3>
      {people.length === 0 ? (
        <NoneLine>{none}</NoneLine>
      ) : (
        <ul className={cx('mt-1 grid gap-x-6 gap-y-2', wide && 'md:grid-cols-3')}>
          {people.map(({ name, detail }) => (
            <li key={name}>
              <span className="font-medium">{name}</span>
              <span className="block text-sm text-muted">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
