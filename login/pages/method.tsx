import type { ReactNode } from 'react'
import { ErrorSummary } from '@/components/ui/error-summary'
import { Icon } from '@/components/ui/icon'
import { Notice } from '@/components/ui/notice'
import type { AssuranceLevel } from '@/db/vocabulary/identity'
import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { SignInMethod, Step } from '../methods/method'
import { AskedBy } from './asked-by'
import { About, DemoPeople } from './demo'
import { Frame } from './frame'

/** Id of the form of a method's page; the language buttons of the head belong to it. */
export const METHOD_FORM = 'sign-in'

export type MethodPageProps = {
  locale: Locale
  portal: string
  /** `/sign-in/<uid>` */
  start: string
  /** Null when this installation has none that suffices. */
  method: SignInMethod | null
  others: readonly { method: SignInMethod; href: string }[]
  step: Step
  /** Whether the body has a form that the language buttons belong to; else languages are links. */
  form: boolean
  script?: string
  body: ReactNode
}

/** A page of one way to sign in, with the ways beside it. */
export function MethodPage({ locale, portal, start, method, others, step, form, script, body }: MethodPageProps) {
  const t = getTranslator(locale, 'login')
  const { problems, expected, parts, client } = step
  const own = client.kind === 'portal'
  const name = localized(locale, client.name)
  const title = t(expected ? 'stepUp.title' : 'signIn.title')
  const demo = method?.code === 'password' && !expected && parts.demoPeople.length > 0
  return (
    <Frame
      locale={locale}
      title={problems.length > 0 ? `${t('errors.title')} · ${title}` : title}
      portal={portal}
      form={form ? METHOD_FORM : undefined}
      languages={form ? undefined : (other) => `${step.base}${step.rest && `/${step.rest}`}?lang=${other}`}
      script={script}
      aside={
        demo ? (
          <DemoPeople locale={locale} action={`${start}/password`} people={parts.demoPeople} />
        ) : (
          <About locale={locale} level={expected ? step.wanted : undefined} />
        )
      }
    >
      <ErrorSummary title={t('errors.title')} errors={problems.map(({ field, summary }) => ({ field, message: summary }))} />
      <h1 className="text-3xl">{title}</h1>
      {expected ? (
        <StepUp locale={locale} name={expected.name} client={name} wanted={step.wanted} />
      ) : (
        <p className="mt-2 mb-6 max-w-text text-lg text-muted">
          {own ? t('signIn.lead') : t('signIn.leadPartner', { client: name })}
        </p>
      )}
      {!own && <AskedBy locale={locale} client={client} />}
      {method ? (
        <div className="max-w-text rounded-lg border border-line bg-surface p-5 sm:p-6">
          <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <h2 className="flex items-center gap-2.5 text-xl">
              <Icon name={method.icon} className="text-primary" />
              {method.words(locale).name}
            </h2>
            <p className="text-sm text-muted">{t(`level.${method.level}`)}</p>
          </div>
          {body}
        </div>
      ) : (
        <Notice tone="warning" title={t('noMethod.title')}>
          {t('noMethod.body')}
        </Notice>
      )}
      {others.length > 0 && <OtherWays locale={locale} others={others} />}
    </Frame>
  )
}

function StepUp({ locale, name, client, wanted }: { locale: Locale; name: string; client: string; wanted: AssuranceLevel }) {
  const t = getTranslator(locale, 'login')
  return (
    <div className="mt-2 mb-6 max-w-text">
      <p className="text-lg text-muted">{t(wanted === 'low' ? 'stepUp.again' : 'stepUp.lead', { client })}</p>
      <p className="mt-4 flex items-center gap-3 rounded-md bg-sunken px-4 py-3">
        <Icon name="user" className="text-primary" />
        <span>
          <span className="block text-sm text-muted">{t('stepUp.who')}</span>
          <strong>{name}</strong>
        </span>
      </p>
    </div>
  )
}

/** The other ways, one calm line each: what it is called, what it takes, how strong it is. */
function OtherWays({ locale, others }: { locale: Locale; others: MethodPageProps['others'] }) {
  const t = getTranslator(locale, 'login')
  return (
    <nav aria-labelledby="other-ways" className="mt-8 max-w-text">
      <h2 id="other-ways" className="text-lg">
        {t('others.title')}
      </h2>
      <ul className="mt-3 divide-y divide-line rounded-lg border border-line bg-surface">
        {others.map(({ method, href }) => {
          const { name, hint } = method.words(locale)
          return (
            <li key={method.code}>
              <a
                href={href}
                className="group flex items-center gap-4 px-4 py-3.5 text-ink no-underline first:rounded-t-lg last:rounded-b-lg hover:bg-primary-soft sm:px-5"
              >
                <Icon name={method.icon} size="lg" className="text-primary" />
                <span className="min-w-0 flex-1">
                  <span className="block font-semibold text-primary underline decoration-1 underline-offset-4 group-hover:decoration-2">
                    {name}
                  </span>
                  <span className="block text-sm text-muted">{hint}</span>
                  <span className="block text-sm text-muted">{t(`level.${method.level}`)}</span>
                </span>
                <Icon name="chevron-right" className="text-muted" />
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
