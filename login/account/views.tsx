import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-styles'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Icon } from '@/components/ui/icon'
import { getTranslator } from '@/lib/i18n'
import { portalAddress } from '../page'
import { Frame } from '../pages/frame'
import type { Visit } from './account-page'
import { ACCOUNT_FORM, addressOf } from './form'

type Props = { visit: Visit; title: string; body: ReactNode; aside?: ReactNode; form?: false; script?: string }

export function AccountFrame({ visit, title, body, aside, form, script }: Props) {
  const { locale, problems, parts, back } = visit
  const t = getTranslator(locale, 'login')
  return (
    <Frame
      locale={locale}
      title={problems.length > 0 ? `${t('account.errors')} · ${title}` : title}
      portal={portalAddress(locale)}
      {...(form === false ? { languages: (other) => addressOf({ ...visit, locale: other }, visit.rest) } : { form: ACCOUNT_FORM })}
      script={script}
      aside={aside}
    >
      <p className="mb-4">
        <a
          href={`${parts.settings.portal}${back}`}
          className="-ms-1 inline-flex min-h-11 items-center gap-1.5 text-primary underline decoration-1 underline-offset-4 hover:decoration-2"
        >
          <Icon name="arrow-left" size="sm" />
          {t('account.back')}
        </a>
      </p>
      <ErrorSummary title={t('account.errors')} errors={problems.map(({ field, summary }) => ({ field, message: summary }))} />
      <h1 className="max-w-text text-3xl">{title}</h1>
      {body}
    </Frame>
  )
}

/** Shown instead of a page nobody may see yet; the way leads through the portal and back here. */
export function SignInFirst({ visit, stepUp, way }: { visit: Visit; stepUp: boolean; way: string }) {
  const t = getTranslator(visit.locale, 'login')
  const kind = stepUp ? 'stepUp' : 'signIn'
  return (
    <AccountFrame
      visit={visit}
      title={t(`account.${kind}.title`)}
      form={false}
      body={
        <>
          <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t(`account.${kind}.body`)}</p>
          <a href={way} className={buttonClass('primary', 'md')}>
            {t(`account.${kind}.action`)}
          </a>
        </>
      }
    />
  )
}

/** What was done, and the way on. */
export function Done({ visit, text, action }: { visit: Visit; text: string; action?: { href: string; label: string } }) {
  const t = getTranslator(visit.locale, 'login')
  const { href, label } = action ?? { href: `${visit.parts.settings.portal}${visit.back}`, label: t('account.toSecurity') }
  return (
    <>
      <p className="mt-4 mb-8 flex max-w-text items-start gap-3 rounded-md border border-transparent bg-success-soft p-4 text-lg">
        <Icon name="check-circle" className="mt-1 text-success" />
        <span>{text}</span>
      </p>
      <a href={href} className={buttonClass('primary', 'md')}>
        {label}
      </a>
    </>
  )
}
