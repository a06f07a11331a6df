import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { QrCode } from '@/components/applications/qr-code'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { KioskTitle, kioskButton, kioskSecondary } from '@/components/hall/kiosk-parts'
import { OnScreenKeys } from '@/components/hall/on-screen-keys'
import { HiddenFields, Icon } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { findServiceHere, tellWait } from '@/lib/queue'
import { waitWords } from '@/lib/queue/model'
import { IdentityFields } from '../../../_parts/identity-fields'
import { NotConnected } from '../../../_parts/not-connected'
import { Refusal } from '../../../_parts/refusal'
import { baseOf, IDLE_SECONDS, kioskScreen } from '../../../_parts/screen'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]/service/[code]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('service.title'), robots: { index: false } } : {}
}

/** The last step before a number: need one come at all, how long it takes, and whether one says who one is. */
export default async function KioskServicePage({ params, searchParams }: PageProps<'/[locale]/kiosk/[centre]/service/[code]'>) {
  const [{ ctx, locale, centre, base, device, trouble, keep }, { code }, { attempt: attemptId }] = await Promise.all([
    kioskScreen(params),
    params,
    searchParams,
  ])
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const service = await findServiceHere(ctx, centre, code)
  if (!service) notFound()
  const [attempt, wait] = await Promise.all([
    recallAttempt(ctx, attemptId, 'kiosk.take'),
    tellWait(ctx, 'kiosk', { centreCode: centre, serviceCode: code }),
  ])

  const t = getTranslator(locale, 'kiosk')
  const address = `${env().PORTAL_URL}/${locale}/services/${service.code}`
  // One key for both ways: pressing one and then the other, or twice, is one ticket.
  const hidden = { service: service.code, idempotencyKey: newKey() }
  return (
    <KioskShell
      locale={locale}
      centreName={localized(locale, device.centreName)}
      start={base}
      back={`${base}/services`}
      inLanguage={(one) => `${baseOf(one, centre)}/service/${encodeURIComponent(code)}`}
      idleSeconds={IDLE_SECONDS}
      keep={keep}
    >
      <Refusal locale={locale} attempt={attempt} />
      <KioskTitle lead={localized(locale, service.agencyName)}>{localized(locale, service.name)}</KioskTitle>
      {service.online && (
        <section
          aria-labelledby="online"
          className="mb-8 flex flex-wrap items-center gap-6 rounded-xl border-2 border-success bg-success-soft p-6"
        >
          <QrCode text={address} label={t('service.onlineQr')} className="size-36 rounded-md" />
          <div className="min-w-60 flex-1">
            <h2 id="online" className="text-2xl">
              {t('service.online')}
            </h2>
            <p className="mt-2 text-lg">{t('service.onlineText')}</p>
          </div>
        </section>
      )}
      <p className="mb-6 flex items-center gap-3 text-xl">
        <Icon name="clock" size="lg" className="text-muted" />
        <span>
          {t('service.wait')}: <strong>{waitWords(getTranslator(locale, 'waits'), wait)}</strong>
        </span>
      </p>
      <div className="grid gap-6 md:grid-cols-2 portrait:grid-cols-1">
        {service.anonymous && (
          <section aria-labelledby="at-once" className="rounded-xl border-2 border-line bg-surface p-6">
            <h2 id="at-once" className="text-2xl">
              {t('service.anonymous')}
            </h2>
            <p className="mb-5 mt-2 text-lg text-muted">{t('service.anonymousText')}</p>
            <form action={`${base}/take`} method="post">
              <HiddenFields values={hidden} />
              <button type="submit" className={kioskButton}>
                <Icon name="ticket" size="lg" />
                {t('service.take')}
              </button>
            </form>
          </section>
        )}
        <section aria-labelledby="with-pin" className="rounded-xl border-2 border-line bg-surface p-6">
          <h2 id="with-pin" className="text-2xl">
            {t('service.known')}
          </h2>
          <p className="mb-5 mt-2 text-lg text-muted">{t('service.knownText')}</p>
          <form action={`${base}/take`} method="post" autoComplete="off">
            <HiddenFields values={{ ...hidden, who: 'known' }} />
            <IdentityFields locale={locale} errors={attempt?.errors ?? []} />
            <OnScreenKeys
              layout="pin"
              locale={locale}
              words={{
                open: t('keys.open'),
                close: t('keys.close'),
                erase: t('keys.erase'),
                space: t('keys.space'),
                label: t('keys.label'),
              }}
            />
            <button type="submit" className={service.anonymous ? kioskSecondary : kioskButton}>
              <Icon name="id-card" size="lg" />
              {t('service.takeKnown')}
            </button>
          </form>
        </section>
      </div>
    </KioskShell>
  )
}
