import type { Metadata } from 'next'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { KioskTitle, kioskButton } from '@/components/hall/kiosk-parts'
import { OnScreenKeys } from '@/components/hall/on-screen-keys'
import { HiddenFields, Icon, TextField } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { IdentityFields } from '../../_parts/identity-fields'
import { NotConnected } from '../../_parts/not-connected'
import { Refusal } from '../../_parts/refusal'
import { baseOf, IDLE_SECONDS, kioskScreen } from '../../_parts/screen'

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]/booking'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('booking.title'), robots: { index: false } } : {}
}

/** "I have a booking": a scanner types the code and presses Enter by itself; a person types its number, or PIN and date of birth. */
export default async function KioskBooking({ params, searchParams }: PageProps<'/[locale]/kiosk/[centre]/booking'>) {
  const [{ ctx, locale, centre, base, device, trouble, keep }, { attempt: attemptId }] = await Promise.all([
    kioskScreen(params),
    searchParams,
  ])
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const attempt = await recallAttempt(ctx, attemptId, 'kiosk.check-in')
  const t = getTranslator(locale, 'kiosk')
  const hidden = { idempotencyKey: newKey() }
  const keys = {
    open: t('keys.open'),
    close: t('keys.close'),
    erase: t('keys.erase'),
    space: t('keys.space'),
    label: t('keys.label'),
  }
  return (
    <KioskShell
      locale={locale}
      centreName={localized(locale, device.centreName)}
      start={base}
      back={base}
      inLanguage={(one) => `${baseOf(one, centre)}/booking`}
      idleSeconds={IDLE_SECONDS}
      keep={keep}
    >
      <Refusal locale={locale} attempt={attempt} />
      <KioskTitle lead={t('booking.lead')}>{t('booking.title')}</KioskTitle>
      <div className="grid gap-6 md:grid-cols-2 portrait:grid-cols-1">
        <section aria-labelledby="scan" className="rounded-xl border-2 border-line bg-surface p-6">
          <h2 id="scan" className="mb-4 flex items-center gap-3 text-2xl">
            <Icon name="smartphone" size="lg" className="text-primary" />
            {t('booking.scan')}
          </h2>
          <form action={`${base}/check-in`} method="post" autoComplete="off">
            <HiddenFields values={hidden} />
            <TextField
              name="reference"
              label={t('booking.reference')}
              hint={t('booking.referenceHint')}
              maxLength={300}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <OnScreenKeys layout="pin" locale={locale} words={keys} autoFocus="reference" />
            <button type="submit" className={kioskButton}>
              {t('booking.submit')}
            </button>
          </form>
        </section>
        <section aria-labelledby="by-pin" className="rounded-xl border-2 border-line bg-surface p-6">
          <h2 id="by-pin" className="mb-4 flex items-center gap-3 text-2xl">
            <Icon name="id-card" size="lg" className="text-primary" />
            {t('booking.byPin')}
          </h2>
          <form action={`${base}/check-in`} method="post" autoComplete="off">
            <HiddenFields values={{ ...hidden, who: 'known' }} />
            <IdentityFields locale={locale} errors={attempt?.errors ?? []} />
            <OnScreenKeys layout="pin" locale={locale} words={keys} />
            <button type="submit" className={kioskButton}>
              {t('booking.submit')}
            </button>
          </form>
        </section>
      </div>
    </KioskShell>
  )
}
