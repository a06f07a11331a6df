import { StatusTag } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import { Masked } from './masked'
import { NoneLine, RecordCard, RecordGrid } from './record-card'
import { Source } from './source'
import type { View } from './view'

export function Education({ locale, owners, facts: { education } }: View) {
  const t = getTranslator(locale, 'portfolio')
  if (!education.ok) return null
  return (
    <>
      {education.value.length === 0 && <NoneLine>{t('education.none')}</NoneLine>}
      <RecordGrid>
        {education.value.map((course) => {
          const [from, to] = [course.startedOn.slice(0, 4), course.completedOn?.slice(0, 4)]
          return (
            <RecordCard
              key={`${course.level}-${course.startedOn}`}
              icon="education"
              title={t(`education.level.${course.level}`)}
              tag={<StatusTag tone={to ? 'neutral' : 'info'}>{t(to ? 'education.completed' : 'education.studying')}</StatusTag>}
              rows={[
                {
                  key: to ? t('education.years', { from, to }) : t('education.since', { from }),
                  value: [localized(locale, course.institution), course.speciality && localized(locale, course.speciality)]
                    .filter(Boolean)
                    .join(', '),
                },
                ...(course.documentNumber
                  ? [
                      {
                        key: t('education.document'),
                        value: <Masked locale={locale} value={course.documentNumber} what={t('education.document')} />,
                      },
                    ]
                  : []),
              ]}
            />
          )
        })}
      </RecordGrid>
      <Source locale={locale} owners={owners} of={education} />
    </>
  )
}
