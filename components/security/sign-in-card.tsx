import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { formatDateTime, getTranslator, type Locale } from '@/lib/i18n'
import type { LiveSignIn } from '@/lib/identity/model'
import { Facts } from './facts'
import { deviceIcon, deviceName, levelText, portalName } from './words'

/** One sign-in that lives: where, how, how far it reaches, and the way to end it. */
export function SignInCard({ locale, signIn, action }: { locale: Locale; signIn: LiveSignIn; action: ReactNode }) {
  const t = getTranslator(locale, 'security')
  const { device, address, method, level, levelEndsAt, startedAt, lastUsedAt, portals } = signIn
  return (
    <article aria-labelledby={`sign-in-${signIn.id}`} className="flex gap-3.5">
      <span className="flex size-11 shrink-0 items-center justify-center rounded-md bg-primary-soft text-primary max-xs:hidden">
        <Icon name={deviceIcon(device)} />
      </span>
      <div className="min-w-0 flex-1">
        <h3 id={`sign-in-${signIn.id}`} className="mb-2.5 flex min-h-11 items-center text-lg">
          {deviceName(locale, device)}
        </h3>
        <Facts
          facts={[
            { name: t('manage.facts.lastUsed'), value: formatDateTime(locale, lastUsedAt) },
            { name: t('manage.facts.started'), value: formatDateTime(locale, startedAt) },
            { name: t('manage.facts.method'), value: t(`manage.method.${method}`) },
            { name: t('manage.facts.level'), value: levelText(locale, level, levelEndsAt) },
            { name: t('manage.facts.address'), value: address ?? t('manage.unknownAddress') },
            {
              name: t('manage.facts.portals'),
              value: portals.length > 0 ? portals.map((one) => portalName(locale, one)).join(', ') : t('manage.noPortals'),
            },
          ]}
        />
        <div className="mt-4">{action}</div>
      </div>
    </article>
  )
}
