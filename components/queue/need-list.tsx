import { Icon } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { DocumentNeed } from '@/lib/queue/model'

/** What to bring, apart from what the state has already; each line says why. The card is asked of everybody: it is how one is recognised. */
export function NeedList({ locale, needs }: { locale: Locale; needs: readonly DocumentNeed[] }) {
  const t = getTranslator(locale, 'queue')
  const bring = needs.filter((need) => need.state === 'bring')
  // The card is brought anyway, whatever the register has.
  const others = needs.filter((need) => need.code !== 'id_card')
  const state = others.filter((need) => need.state === 'state_has' || need.state === 'state_gets' || need.state === 'unknown')
  return (
    <div>
      <p className="mb-1 font-semibold">{t('bring.title')}</p>
      <ul className="grid gap-1">
        <Line icon="check">{t('bring.idCard')}</Line>
        {bring
          .filter((need) => need.code !== 'id_card')
          .map((need) => (
            <Line key={need.code} icon="check">
              {localized(locale, need.name)}
              {need.conditional && <span className="text-muted"> ({t('bring.conditional')})</span>}
            </Line>
          ))}
      </ul>
      {state.length > 0 && (
        <>
          <p className="mt-3 mb-1 font-semibold">{t('bring.state')}</p>
          <ul className="grid gap-1 text-muted">
            {state.map((need) => (
              <Line key={need.code} icon="bank">
                {localized(locale, need.name)}
                {need.state === 'state_has' && need.asOf && (
                  <span className="block text-sm">{t('bring.has', { when: formatDateTime(locale, need.asOf) })}</span>
                )}
                {need.state === 'unknown' && <span className="block text-sm">{t('bring.unknown')}</span>}
              </Line>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Line({ icon, children }: { icon: 'check' | 'bank'; children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon name={icon} size="sm" className={icon === 'check' ? 'mt-1.5 text-success' : 'mt-1.5'} />
      <span className="min-w-0">{children}</span>
    </li>
  )
}
