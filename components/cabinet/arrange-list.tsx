import { Button, HiddenFields } from '@/components/ui'
import { Icon } from '@/components/ui/icon'
import type { Arrangement, ArrangePanel } from '@/lib/cabinet/model'
import { getTranslator, type Locale } from '@/lib/i18n'

type Props = { locale: Locale; arrangement: Arrangement; arrange: (form: FormData) => Promise<void>; restore: () => Promise<void> }

/** The panels as a list with buttons: moving works by keyboard, by touch and without JavaScript alike. */
export function ArrangeList({ locale, arrangement, arrange, restore }: Props) {
  const t = getTranslator(locale, 'cabinet')
  const shown = arrangement.filter((one) => !one.hidden)
  const hidden = arrangement.filter((one) => one.hidden)
  const button = (panel: ArrangePanel['panel'], change: ArrangePanel['change'], disabled = false) => (
    <Button
      name="change"
      value={change}
      kind="secondary"
      size="sm"
      disabled={disabled}
      aria-label={`${t(`arrange.${change}`)}${t('arrange.forPanel', { panel: t(`panels.${panel}`) })}`}
    >
      {change !== 'hide' && change !== 'show' && <Icon name={change === 'up' ? 'arrow-up' : 'arrow-down'} size="sm" />}
      {t(`arrange.${change}`)}
    </Button>
  )
  return (
    <>
      <h2 className="mb-3 text-xl">{t('arrange.shown')}</h2>
      {shown.length === 0 && <p className="text-muted">{t('arrange.noneShown')}</p>}
      <ol className="grid gap-2">
        {shown.map(({ panel }, index) => (
          <li
            key={panel}
            id={`arrange-${panel}`}
            className="flex scroll-mt-4 flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-4 py-3"
          >
            <span className="font-semibold">{t(`panels.${panel}`)}</span>
            <form action={arrange} className="flex flex-wrap gap-2">
              <HiddenFields values={{ panel }} />
              {button(panel, 'up', index === 0)}
              {button(panel, 'down', index === shown.length - 1)}
              {button(panel, 'hide')}
            </form>
          </li>
        ))}
      </ol>
      <h2 className="mt-8 mb-3 text-xl">{t('arrange.hidden')}</h2>
      {hidden.length === 0 && <p className="text-muted">{t('arrange.noneHidden')}</p>}
      <ul className="grid gap-2">
        {hidden.map(({ panel }) => (
          <li
            key={panel}
            id={`arrange-${panel}`}
            className="flex scroll-mt-4 flex-wrap items-center justify-between gap-3 rounded-lg border border-dashed border-line-strong px-4 py-3"
          >
            <span className="font-semibold text-muted">{t(`panels.${panel}`)}</span>
            <form action={arrange}>
              <HiddenFields values={{ panel }} />
              {button(panel, 'show')}
            </form>
          </li>
        ))}
      </ul>
      <form action={restore} className="mt-8">
        <Button kind="quiet" size="sm">
          {t('arrange.restore')}
        </Button>
      </form>
    </>
  )
}
