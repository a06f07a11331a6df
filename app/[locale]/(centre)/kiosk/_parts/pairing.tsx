import { KioskShell } from '@/components/hall/kiosk-shell'
import { KioskTitle, kioskButton, kioskSecondary } from '@/components/hall/kiosk-parts'
import { HiddenFields, Icon, TextField } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { demoMode } from '@/lib/platform/env'
import { recallAttempt } from '@/lib/platform/forms'
import { deviceToken, findDevice } from '@/lib/queue'
import { pair, pairDemo, unpair } from '../actions'
import { Refusal } from './refusal'
import { kioskCtx } from './screen'

/** Where the staff of a centre make a browser its kiosk or its screen. Says what it is now, and lets it go again. */
export async function Pairing({
  locale,
  kind,
  attemptId,
}: {
  locale: Locale
  kind: 'kiosk' | 'display'
  attemptId: string | string[] | undefined
}) {
  const ctx = await kioskCtx()
  const [device, attempt] = await Promise.all([
    deviceToken().then((token) => findDevice(ctx, token)),
    recallAttempt(ctx, attemptId, 'kiosk.pair'),
  ])
  const t = getTranslator(locale, 'kiosk')
  const mine = device?.kind === kind ? device : null
  return (
    <KioskShell locale={locale} start={null} inLanguage={(one) => `/${one}/${kind}`}>
      <Refusal locale={locale} attempt={attempt} />
      <KioskTitle lead={t(`pair.${kind}.lead`)}>{t(`pair.${kind}.title`)}</KioskTitle>
      <div className="grid max-w-2xl gap-6">
        {mine && (
          <section aria-labelledby="now" className="rounded-xl border-2 border-line bg-surface p-6">
            <h2 id="now" className="text-2xl">
              {mine.disabled
                ? t('pair.disabled', { name: mine.name })
                : t('pair.now', { name: mine.name, centre: localized(locale, mine.centreName) })}
            </h2>
            <div className="mt-5 flex flex-wrap gap-4">
              {!mine.disabled && (
                <a href={`/${locale}/${kind}/${encodeURIComponent(mine.centreCode)}`} className={kioskSecondary}>
                  {t('pair.open')}
                </a>
              )}
              <form action={unpair}>
                <HiddenFields values={{ kind }} />
                <button type="submit" className="rounded-md px-6 text-lg text-primary underline underline-offset-4">
                  {t('pair.unpair')}
                </button>
              </form>
            </div>
          </section>
        )}
        <section aria-labelledby="code-title" className="rounded-xl border-2 border-line bg-surface p-6">
          <h2 id="code-title" className="mb-4 text-2xl">
            {t('pair.byCode')}
          </h2>
          <form action={pair} autoComplete="off">
            <HiddenFields values={{ kind }} />
            <TextField
              name="code"
              label={t('pair.code')}
              hint={t('pair.codeHint')}
              width="md"
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              required
            />
            <button type="submit" className={kioskButton}>
              {t('pair.submit')}
            </button>
          </form>
        </section>
        {demoMode() && (
          <section aria-labelledby="demo" className="rounded-xl border-2 border-dashed border-line-strong p-6">
            <h2 id="demo" className="text-2xl">
              {t('pair.demo')}
            </h2>
            <p className="mb-5 mt-2 text-lg text-muted">{t('pair.demoText')}</p>
            <form action={pairDemo}>
              <HiddenFields values={{ kind }} />
              <button type="submit" className={kioskSecondary}>
                <Icon name="play" size="lg" />
                {t(`pair.demoSubmit.${kind}`)}
              </button>
            </form>
          </section>
        )}
      </div>
    </KioskShell>
  )
}
