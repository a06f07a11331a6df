import type { Metadata } from 'next'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { BigLink } from '@/components/hall/kiosk-parts'
import { Notice } from '@/components/ui'
import { getTranslator, isLocale, LOCALES, localized } from '@/lib/i18n'
import { openingAt } from '@/lib/queue'
import { baseOf, kioskScreen } from '../_parts/screen'
import { NotConnected } from '../_parts/not-connected'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('title'), robots: { index: false } } : {}
}

/** What a visitor meets first: all three languages at once, and two ways on. */
export default async function KioskStart({ params }: PageProps<'/[locale]/kiosk/[centre]'>) {
  const { ctx, locale, centre, base, device, trouble, keep } = await kioskScreen(params)
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const opening = await openingAt(ctx, centre)
  const t = getTranslator(locale, 'kiosk')
  const others = LOCALES.filter((one) => one !== locale)
  const inOthers = (key: 'start.booked' | 'start.take' | 'start.welcome') =>
    others.map((one) => ({ locale: one, text: getTranslator(one, 'kiosk')(key) }))
  return (
    <KioskShell
      locale={locale}
      centreName={localized(locale, device.centreName)}
      start={null}
      inLanguage={(one) => baseOf(one, centre)}
      keep={keep}
    >
      <div className="ornament-ground flex flex-1 flex-col justify-center gap-10">
        <div className="text-center">
          <h1 className="text-4xl">{t('start.welcome')}</h1>
          <p className="mt-3 text-2xl text-muted">
            {inOthers('start.welcome').map(({ locale: one, text }, index) => (
              <span key={one} lang={one}>
                {index > 0 && <span aria-hidden> · </span>}
                {text}
              </span>
            ))}
          </p>
        </div>
        {!opening.open && (
          <div className="mx-auto w-full max-w-text">
            <Notice tone="warning" title={t('closed.title')}>
              {opening.opensAt ? t('closed.opensAt', { time: opening.opensAt }) : t('closed.text')}
            </Notice>
          </div>
        )}
        <ul className="grid gap-6 md:grid-cols-2 portrait:grid-cols-1">
          <li>
            <BigLink
              href={`${base}/booking`}
              icon="calendar"
              title={t('start.booked')}
              others={inOthers('start.booked')}
              tone="primary"
            />
          </li>
          <li>
            <BigLink href={`${base}/services`} icon="ticket" title={t('start.take')} others={inOthers('start.take')} />
          </li>
        </ul>
        <p className="text-center text-lg text-muted">{t('start.help')}</p>
      </div>
    </KioskShell>
  )
}
