import type { Metadata } from 'next'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { OfflineKiosk } from '@/components/hall/offline-kiosk'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { getKioskBundle } from '@/lib/queue'
import { NotConnected } from '../../_parts/not-connected'
import { baseOf, kioskScreen } from '../../_parts/screen'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]/offline'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('offline.title'), robots: { index: false } } : {}
}

/** The screen of a kiosk that is cut off: it needs nobody. The browser keeps it with everything it is made of. */
export default async function OfflinePage({ params }: PageProps<'/[locale]/kiosk/[centre]/offline'>) {
  const { ctx, locale, centre, base, device, trouble } = await kioskScreen(params)
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const bundle = await getKioskBundle(ctx, device)
  const t = getTranslator(locale, 'kiosk')
  return (
    <KioskShell
      locale={locale}
      centreName={localized(locale, device.centreName)}
      start={null}
      inLanguage={(one) => `${baseOf(one, centre)}/offline`}
    >
      <OfflineKiosk
        locale={locale}
        start={base}
        centreName={localized(locale, device.centreName)}
        series={bundle.series}
        last={bundle.last}
        lines={bundle.lines.map((line) => ({
          code: line.code,
          name: localized(locale, line.name),
          letter: line.letter,
          services: line.services.map((service) => ({ code: service.code, name: localized(locale, service.name) })),
        }))}
        words={{
          title: t('offline.title'),
          lead: t('offline.lead'),
          choose: t('offline.choose'),
          booked: t('offline.booked'),
          reference: t('offline.reference'),
          yours: t('ticket.yours'),
          valid: t('offline.valid'),
          keep: t('offline.keep'),
          priority: t('offline.priority'),
          print: t('ticket.print'),
          done: t('offline.done'),
          back: t('back'),
          listen: t('ticket.listen'),
          noScript: t('offline.noScript'),
        }}
      />
    </KioskShell>
  )
}
