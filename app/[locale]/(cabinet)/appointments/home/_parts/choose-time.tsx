import { TimeList } from '@/components/home/time-list'
import { Button, Disclosure, EmptyState, HiddenFields, Notice, Panel, RadioGroup, SourceLine } from '@/components/ui'
import { formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { HomeArea } from '@/lib/queue/model'

type Props = {
  locale: Locale
  base: string
  service: string
  areas: readonly HomeArea[]
  area: HomeArea | null
  /** What the population register said of the own address. */
  own: 'here' | 'elsewhere' | 'outside' | 'silent'
  times: readonly { slotId: string; startsAt: Date }[]
}

/** The team's area, the registered address' one to begin with, and its free times. */
export function ChooseHomeTime({ locale, base, service, areas, area, own, times }: Props) {
  const t = getTranslator(locale, 'home')
  const picker = (
    <form action={base} method="get" className="mt-3 grid gap-4">
      <HiddenFields values={{ service }} />
      <RadioGroup
        name="area"
        legend={t('area.legend')}
        options={areas.map((one) => ({
          value: one.code,
          label: localized(locale, one.name),
          hint: `${one.places.join(', ')} · ${formatMoney(locale, one.feeQepik)}`,
        }))}
        defaultValue={area?.code}
      />
      <p>
        <Button kind="secondary">{t('area.show')}</Button>
      </p>
    </form>
  )
  return (
    <div className="grid max-w-text gap-6">
      {own === 'silent' && <Notice tone="warning">{t('area.silent')}</Notice>}
      {own === 'outside' && <Notice tone="info">{t('area.outside')}</Notice>}
      {area && (
        <Panel title={t('area.title')}>
          <p className="font-semibold">{localized(locale, area.name)}</p>
          <p className="text-muted">{area.places.join(', ')}</p>
          {own === 'here' && <SourceLine>{t('area.register')}</SourceLine>}
          {!area.confirmed && <p className="mt-2 text-sm text-muted">{t('fee.unconfirmed')}</p>}
          <Disclosure summary={t('area.choose')}>{picker}</Disclosure>
        </Panel>
      )}
      {!area && picker}
      {area && (
        <Panel title={t('time.title')} id="times">
          <p className="mb-4 text-muted">{t('time.hint', { minutes: area.travelMinutes })}</p>
          {times.length === 0 ? (
            <EmptyState title={t('time.none')} />
          ) : (
            <TimeList
              locale={locale}
              times={times}
              hrefFor={(slot) => `${base}?${new URLSearchParams({ service, area: area.code, slot })}`}
            />
          )}
        </Panel>
      )}
    </div>
  )
}
