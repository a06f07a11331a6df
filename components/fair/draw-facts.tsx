import { formatWhen } from '@/components/queue/when'
import { StatusTag, SummaryList } from '@/components/ui'
import { formatDay, formatNumber, getTranslator, type Locale, localized } from '@/lib/i18n'
import { type DrawListItem, type DrawStage, drawStage } from '@/lib/queue/model'

const TONES = { soon: 'info', open: 'success', closed: 'warning', drawn: 'neutral', cancelled: 'danger' } as const satisfies Record<
  DrawStage,
  string
>

export function DrawStageTag({ locale, draw, now }: { locale: Locale; draw: DrawListItem; now: Date }) {
  const stage = drawStage(draw, now)
  return <StatusTag tone={TONES[stage]}>{getTranslator(locale, 'fair')(`draws.stage.${stage}`)}</StatusTag>
}

/** What a draw is about: which service, where, when, how many places and how many asked. */
export function DrawFacts({ locale, draw }: { locale: Locale; draw: DrawListItem }) {
  const t = getTranslator(locale, 'fair')
  return (
    <SummaryList
      rows={[
        { key: t('draws.service'), value: localized(locale, draw.serviceName) },
        { key: t('draws.centre'), value: localized(locale, draw.centreName) },
        {
          key: t('draws.visits'),
          value: t('draws.range', { from: formatDay(locale, draw.fromDay), until: formatDay(locale, draw.untilDay) }),
        },
        {
          key: t('draws.asking'),
          value: t('draws.range', { from: formatWhen(locale, draw.opensAt), until: formatWhen(locale, draw.closesAt) }),
        },
        { key: t('draws.places'), value: formatNumber(locale, draw.places) },
        { key: t('draws.requests'), value: formatNumber(locale, draw.entries) },
        ...(draw.drawnAt ? [{ key: t('draws.drawnAt'), value: formatWhen(locale, draw.drawnAt) }] : []),
      ]}
    />
  )
}
