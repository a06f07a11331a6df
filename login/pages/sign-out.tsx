import { createHash } from 'node:crypto'
import { PortalNames } from '@/components/logout/receipt'
import { buttonClass } from '@/components/ui/button-styles'
import { Button } from '@/components/ui/button'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { Frame, type FrameProps } from './frame'

/** Presses the button of the sign-out page. The policy allows this script by its hash and no other. */
export const AUTO_SUBMIT = "document.getElementById('confirm').click()"
export const AUTO_SUBMIT_POLICY = `'sha256-${createHash('sha256').update(AUTO_SUBMIT).digest('base64')}'`

/** Value of `logout` that asks for the receipt instead of the way back. */
export const SHOW_RECEIPT = 'receipt'

type Common = Pick<FrameProps, 'languages'> & { locale: Locale; portal: string }
type Props = Common & {
  /** The provider's own form with its token; the buttons belong to it by id. */
  form: string
  /**
   * `auto`: it is proven who asks, and it concerns nobody else. `over`: nobody is signed in any more, only the way back is left.
   * `replace`: somebody else has just signed in here.
   */
  mode: 'ask' | 'auto' | 'over' | 'replace'
  /** Portals that will be left. */
  portals: readonly string[]
  /** The partner that asked and waits for the visitor's return. */
  back: string | null
}

export function SignOutPage({ locale, portal, languages, form, mode, portals, back }: Props) {
  const t = getTranslator(locale, 'logout')
  const title = t(mode === 'replace' ? 'ask.replaceTitle' : 'ask.title')
  return (
    <Frame locale={locale} title={title} portal={portal} {...(languages && { languages })}>
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-2 mb-6 max-w-text text-lg">{t(mode === 'ask' ? 'ask.lead' : `ask.${mode}`)}</p>
      {mode === 'ask' && portals.length > 0 && (
        <section aria-labelledby="portals" className="mb-8 max-w-text">
          <h2 id="portals" className="mb-2 text-lg">
            {t('ask.portals')}
          </h2>
          <PortalNames names={portals} />
        </section>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the provider hands its form over as markup it made itself */}
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <input type="hidden" form="op.logoutForm" name="ui_locales" value={locale} />
      <div className="flex flex-wrap gap-3">
        <Button id="confirm" form="op.logoutForm" name="logout" value="yes">
          {mode === 'over' || mode === 'replace' ? t('ask.goOn') : back ? t('ask.confirmBack', { name: back }) : t('ask.confirm')}
        </Button>
        {mode === 'ask' && (
          <>
            {back && (
              <button
                type="submit"
                form="op.logoutForm"
                name="logout"
                value={SHOW_RECEIPT}
                className={buttonClass('secondary', 'md')}
              >
                {t('ask.confirmReceipt')}
              </button>
            )}
            <button type="submit" form="op.logoutForm" className={buttonClass('quiet', 'md')}>
              {t('ask.stay')}
            </button>
          </>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, allowed by its hash */}
      {mode !== 'ask' && <script dangerouslySetInnerHTML={{ __html: AUTO_SUBMIT }} />}
    </Frame>
  )
}

/** After signing out, when there is no receipt to show: nobody was signed in. */
export function SignedOutPage({ locale, portal, languages }: Common) {
  const t = getTranslator(locale, 'logout')
  return (
    <Frame locale={locale} title={t('signedOut.title')} portal={portal} {...(languages && { languages })}>
      <h1 className="text-3xl">{t('signedOut.title')}</h1>
      <p className="mt-2 mb-8 max-w-text text-lg">{t('signedOut.body')}</p>
      <AfterSignOut locale={locale} portal={portal} />
    </Frame>
  )
}

/** The ways on for somebody who has signed out. */
export function AfterSignOut({ locale, portal }: Common) {
  return (
    <div className="flex flex-wrap gap-3">
      <a href={portal} className={buttonClass('primary', 'md')}>
        {getTranslator(locale, 'login')('toPortal')}
      </a>
      <a href={new URL(`/api/auth/start?locale=${locale}`, portal).href} className={buttonClass('secondary', 'md')}>
        {getTranslator(locale, 'logout')('signedOut.again')}
      </a>
    </div>
  )
}
