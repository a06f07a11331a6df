import { KioskShell } from '@/components/hall/kiosk-shell'
import { KioskTitle, kioskSecondary } from '@/components/hall/kiosk-parts'
import { getTranslator } from '@/lib/i18n'
import type { KioskScreen } from './screen'

/** A screen that is not, or no longer, a kiosk of this centre: says so, and leads to where it is connected. */
export function NotConnected({ locale, trouble }: Pick<KioskScreen, 'locale' | 'trouble'>) {
  const t = getTranslator(locale, 'kiosk')
  const kind = trouble ?? 'unpaired'
  return (
    <KioskShell locale={locale} start={null}>
      <KioskTitle lead={t(`trouble.${kind}.text`)}>{t(`trouble.${kind}.title`)}</KioskTitle>
      <p className="max-w-md">
        <a href={`/${locale}/kiosk`} className={kioskSecondary}>
          {t('trouble.pair')}
        </a>
      </p>
    </KioskShell>
  )
}
