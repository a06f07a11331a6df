import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { ButtonLink } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

export async function generateMetadata({ params }: PageProps<'/[locale]/signed-in'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'security')('session.done.title'), robots: { index: false } } : {}
}

/** Where somebody arrives who signed in in a second window, because the session ended under a form in the first. */
export default async function SignedInPage() {
  const { locale } = await requireCtx('oneself')
  const t = getTranslator(locale, 'security')
  return (
    <Page title={t('session.done.title')} lead={t('session.done.lead')} width="text">
      <ButtonLink kind="secondary" href={`/${locale}/cabinet`}>
        {t('session.done.cabinet')}
      </ButtonLink>
    </Page>
  )
}
