import { createHash } from 'node:crypto'
import { buttonClass } from '@/components/ui/button-styles'
import { Button } from '@/components/ui/button'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { Frame } from './frame'

/** Presses the button of the sign-out page. The policy allows this script by its hash and no other. */
const AUTO_SUBMIT = "document.getElementById('confirm').click()"
export const AUTO_SUBMIT_POLICY = `'sha256-${createHash('sha256').update(AUTO_SUBMIT).digest('base64')}'`

type Props = { locale: Locale; portal: string }

/** @param form the provider's own form with its token; the buttons belong to it by id */
export function SignOutPage({ locale, portal, form, auto }: Props & { form: string; auto: boolean }) {
  const t = getTranslator(locale, 'login')
  return (
    <Frame locale={locale} title={t('signOut.title')} portal={portal}>
      <h1 className="text-3xl">{t('signOut.title')}</h1>
      <p className="mt-2 mb-8 max-w-text text-lg">{t(auto ? 'signOut.auto' : 'signOut.ask')}</p>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the provider hands its form over as markup it made itself */}
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <div className="flex flex-wrap gap-3">
        <Button id="confirm" form="op.logoutForm" name="logout" value="yes">
          {t('signOut.confirm')}
        </Button>
        {!auto && (
          <button type="submit" form="op.logoutForm" className={buttonClass('secondary', 'md')}>
            {t('signOut.stay')}
          </button>
        )}
      </div>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file, allowed by its hash */}
      {auto && <script dangerouslySetInnerHTML={{ __html: AUTO_SUBMIT }} />}
    </Frame>
  )
}

export function SignedOutPage({ locale, portal }: Props) {
  const t = getTranslator(locale, 'login')
  return (
    <Frame locale={locale} title={t('signedOut.title')} portal={portal}>
      <h1 className="text-3xl">{t('signedOut.title')}</h1>
      <p className="mt-2 mb-8 max-w-text text-lg">{t('signedOut.body')}</p>
      <a href={portal} className={buttonClass('primary', 'md')}>
        {t('toPortal')}
      </a>
    </Frame>
  )
}
