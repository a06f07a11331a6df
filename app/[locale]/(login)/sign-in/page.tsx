import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, Notice, Panel, TextLink } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { isSignInProblem, lastSessionEnd, requireCtx, safeNext } from '@/lib/identity'
import { isId } from '@/lib/platform/ids'

export async function generateMetadata({ params }: PageProps<'/[locale]/sign-in'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'security')('signIn.title'), robots: { index: false } } : {}
}

/** Tells what will happen, why one is here again, or why it did not work; then the button leads to ASAN Login. */
export default async function SignInPage({ params, searchParams }: PageProps<'/[locale]/sign-in'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const { next: asked, problem, reference } = await searchParams
  const next = safeNext(typeof asked === 'string' ? asked : null, locale)
  const ctx = await requireCtx('anyone')
  if (ctx.actor.kind === 'citizen') redirect(next)
  const ended = isSignInProblem(problem) ? null : await lastSessionEnd()

  const t = getTranslator(locale, 'security')
  return (
    <Page title={t('signIn.title')} lead={t('signIn.lead')} width="text">
      {isSignInProblem(problem) && (
        <div role="alert" className="mb-8">
          <Notice tone={problem === 'cancelled' ? 'info' : 'warning'} title={t(`problems.${problem}.title`)}>
            <p>{t(`problems.${problem}.body`)}</p>
            {problem !== 'cancelled' && typeof reference === 'string' && isId(reference) && (
              <p className="mt-1 text-sm">{t('signIn.reference', { reference })}</p>
            )}
          </Notice>
        </div>
      )}
      {ended && (
        <Notice tone="info" title={t(`ended.${ended}.title`)}>
          {t(`ended.${ended}.body`)}
        </Notice>
      )}
      <p className="mb-8">
        <ButtonLink href={`/api/auth/start?${new URLSearchParams({ locale, next })}`}>{t('signIn.button')}</ButtonLink>
      </p>
      <Panel title={t('signIn.aboutTitle')}>
        <p>{t('signIn.about')}</p>
      </Panel>
      <p className="mt-6">
        {t('signIn.public')}: <TextLink href={`/${locale}/services`}>{t('signIn.publicLink')}</TextLink>
      </p>
    </Page>
  )
}
