import { Button, CheckboxGroup, HiddenFields, Panel, Select, StatusTag, TextArea } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { problemOf, typedText } from '@/components/workqueue/words'
import { APPLICANT_FIELDS, type OfficerCase, type OpinionView } from '@/lib/applications'
import { isFinal } from '@/lib/applications/model'
import { formatDateTime, formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import { opinion, takeBack } from '../actions'
import type { Attempts } from './forms'

type Props = {
  found: OfficerCase
  locale: Locale
  attempts: Attempts
  opinions: readonly OpinionView[]
  agencies: readonly { code: string; name: LocalizedText }[]
}

const TONES = { asked: 'warning', given: 'success', cancelled: 'neutral' } as const
const DAYS = ['3', '5', '10', '15', '30']

/** Questions to other agencies: what they were asked, what they may see, what they said. */
export function OpinionsTab({ found, locale, attempts: { opinion: typed }, opinions, agencies }: Props) {
  const t = getTranslator(locale, 'workqueue')
  const fields = [
    ...APPLICANT_FIELDS.map((value) => ({ value, label: t(`opinions.${value}`) })),
    // A group or table is shown whole: its name is the part before the dot.
    ...[
      ...new Map(
        found.sections.flatMap((section) =>
          section.lines.map((line) => {
            const [name = line.field] = line.field.split('.')
            return [name, { value: name, label: name === line.field ? line.label : `${section.title}: ${line.label}` }] as const
          }),
        ),
      ).values(),
    ],
  ]
  const mine = found.assigned === 'me' && !found.own && !isFinal(found.status)
  return (
    <div className="grid gap-6">
      {opinions.map((one) => (
        <Panel
          key={one.id}
          title={localized(locale, one.agencyName)}
          actions={<StatusTag tone={TONES[one.status]}>{t(`opinions.status.${one.status}`)}</StatusTag>}
        >
          <p className="text-sm text-muted">
            {formatDateTime(locale, one.askedAt)} · {t('opinions.until', { day: formatDay(locale, one.answerBy) })}
          </p>
          <p className="mt-2 whitespace-pre-line wrap-anywhere">{one.question}</p>
          <p className="mt-2 text-sm text-muted">
            {t('opinions.fields')}: {one.fields.map((name) => fields.find(({ value }) => value === name)?.label ?? name).join(', ')}
          </p>
          {one.answer && one.answeredAt && (
            <blockquote className="mt-3 border-s-4 border-line ps-4">
              <p className="whitespace-pre-line wrap-anywhere">{one.answer}</p>
              <p className="mt-1 text-sm text-muted">
                {t('opinions.answeredBy', {
                  position: one.answeredBy ? localized(locale, one.answeredBy) : '',
                  at: formatDateTime(locale, one.answeredAt),
                })}
              </p>
            </blockquote>
          )}
          {one.status === 'asked' && mine && (
            <form action={takeBack} className="mt-3">
              <HiddenFields values={{ id: found.id, opinionId: one.id }} />
              <Button kind="quiet" size="sm">
                {t('opinions.cancel')}
              </Button>
            </form>
          )}
        </Panel>
      ))}
      {mine && (
        <Panel title={t('opinions.ask')}>
          <p className="mb-4 text-muted">{t('opinions.lead')}</p>
          <form action={opinion} noValidate>
            <HiddenFields values={{ id: found.id }} />
            <Select
              name="agency"
              label={t('opinions.agency')}
              placeholder={t('bulk.choose')}
              options={agencies.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
              defaultValue={typedText(typed, 'agency')}
              error={problemOf(locale, typed, 'agency')}
              required
            />
            <TextArea
              name="opinionQuestion"
              label={t('opinions.question')}
              rows={4}
              maxLength={2000}
              required
              error={problemOf(locale, typed, 'opinionQuestion')}
              defaultValue={typedText(typed, 'opinionQuestion')}
            />
            <CheckboxGroup
              name="fields"
              legend={t('opinions.fields')}
              options={fields}
              defaultValues={[typed?.values.fields ?? []].flat()}
              error={problemOf(locale, typed, 'fields')}
            />
            <Select
              name="days"
              label={t('opinions.days')}
              options={DAYS.map((days) => ({ value: days, label: t('opinions.daysValue', { days }) }))}
              defaultValue={typedText(typed, 'days') ?? '10'}
            />
            <Button kind="secondary">{t('opinions.send')}</Button>
          </form>
        </Panel>
      )}
      {!mine && opinions.length === 0 && <p className="text-muted">{t('opinions.listEmpty')}</p>}
    </div>
  )
}
