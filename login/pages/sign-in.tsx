import { buttonClass } from '@/components/ui/button-styles'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { ErrorSummary } from '@/components/ui/error-summary'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { getTranslator, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { FieldError } from '@/lib/platform/forms/model'
import { type DemoPerson, storyIn } from '../demo-people'
import { Frame } from './frame'

const FORM = 'sign-in'

export type SignInPageProps = {
  locale: Locale
  portal: string
  action: string
  pin: string
  errors: readonly FieldError[]
  /** Of the refused form, so that changing the language keeps it. */
  attempt: string | null
  demoPeople: readonly DemoPerson[]
  /** The demo person whose data fill the form. */
  chosen: DemoPerson | null
}

export function SignInPage({ locale, portal, action, pin, errors, attempt, demoPeople, chosen }: SignInPageProps) {
  const t = getTranslator(locale, 'login')
  const shown = errors.map(({ field, code, params }) => ({ field, message: messageOf(locale, code, params) }))
  const error = (name: string) => shown.find(({ field }) => field === name)?.message
  const title = t('signIn.title')
  return (
    <Frame
      locale={locale}
      title={shown.length > 0 ? `${t('errors.title')} · ${title}` : title}
      portal={portal}
      form={FORM}
      aside={demoPeople.length > 0 ? <DemoPeople locale={locale} action={action} people={demoPeople} /> : <About locale={locale} />}
    >
      <ErrorSummary title={t('errors.title')} errors={shown} />
      {chosen && shown.length === 0 && <Notice tone="info">{t('demo.filled')}</Notice>}
      <h1 className="text-3xl">{title}</h1>
      <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('signIn.lead')}</p>
      <form id={FORM} method="post" action={action} noValidate>
        {attempt && <HiddenFields values={{ attempt }} />}
        <TextField
          name="pin"
          label={t('signIn.pin')}
          hint={t('signIn.pinHint')}
          error={error('pin')}
          defaultValue={chosen?.pin ?? pin}
          autoComplete="username"
          maxLength={20}
          spellCheck={false}
          width="sm"
          required
        />
        <TextField
          name="password"
          type="password"
          label={t('signIn.password')}
          error={error('password')}
          defaultValue={chosen?.password}
          autoComplete="current-password"
          maxLength={200}
          required
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button>{t('signIn.submit')}</Button>
          <button type="submit" name="cancel" value="yes" className={buttonClass('quiet', 'md')}>
            {t('signIn.cancel')}
          </button>
        </div>
      </form>
      <div className="mt-8 grid max-w-text gap-1">
        <Disclosure summary={t('help.title')}>{t('help.body')}</Disclosure>
        {demoPeople.length > 0 && <Disclosure summary={t('about.title')}>{t('about.body')}</Disclosure>}
      </div>
    </Frame>
  )
}

function About({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'login')
  return (
    <div className="rounded-lg border border-line bg-surface p-5">
      <h2 className="text-lg">{t('about.title')}</h2>
      <p className="mt-2 text-muted">{t('about.body')}</p>
    </div>
  )
}

function DemoPeople({ locale, action, people }: { locale: Locale; action: string; people: readonly DemoPerson[] }) {
  const t = getTranslator(locale, 'login')
  const passwords = [...new Set(people.map(({ password }) => password))]
  return (
    <section aria-labelledby="demo-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="demo-title" className="text-lg">
        {t('demo.title')}
      </h2>
      <p className="mt-2 text-sm text-muted">{t('demo.body')}</p>
      {passwords.length === 1 && passwords[0] && <p className="mt-2 text-sm">{t('demo.password', { password: passwords[0] })}</p>}
      <ul className="mt-3 divide-y divide-line">
        {people.map((person) => (
          <li key={person.pin}>
            <a href={`${action}?lang=${locale}&demo=${person.pin}`} className="group block py-2 text-primary no-underline">
              <span className="font-semibold underline decoration-1 underline-offset-4 group-hover:decoration-2">
                {person.name}
              </span>{' '}
              <span className="text-sm text-muted">{person.pin}</span>
              {storyIn(locale, person) && <span className="block text-sm text-muted">{storyIn(locale, person)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const messageOf = (locale: Locale, code: string, params?: Record<string, string | number>): string =>
  code in ERRORS
    ? getTranslator(locale, 'login')(ERRORS[code as keyof typeof ERRORS], params)
    : translateCode(locale, 'forms', code, params)

const ERRORS = { wrong_credentials: 'errors.wrong_credentials', too_many_attempts: 'errors.too_many_attempts' } as const
