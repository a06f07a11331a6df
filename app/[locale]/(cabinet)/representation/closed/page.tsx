import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { redirect } from 'next/navigation'
import { FreshFrame, Page } from '@/components/layout'
import { Button, ButtonLink, HiddenFields } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { actedFor, currentActing, requireCtx } from '@/lib/identity'
import { CLOSED_REASONS, safeNext } from '@/lib/identity/model'
import { switchAction, switchBackToAction } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/representation/closed'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'representation')('title') } : {}
}

const text = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '')

/** Why something does not open to who acts, or does not act, for somebody; with the way on. */
export default async function ClosedPage({ searchParams }: PageProps<'/[locale]/representation/closed'>) {
  const search = await searchParams
  const ctx = await requireCtx('oneself')
  const { locale } = ctx
  const t = getTranslator(locale, 'representation')
  const next = safeNext(text(search.next), locale)
  const as = text(search.as)
  const acting = await currentActing()
  const now = acting && acting !== 'ended' ? acting.name : null
  // What has changed since the address was made is no longer an obstacle.
  const why = acting === 'ended' ? 'ended' : (CLOSED_REASONS.find((code) => code === search.why) ?? 'self')
  if (!acting && ['self', 'service', 'people', 'ended'].includes(why)) redirect(next)

  const before = why === 'ended' ? await actedFor() : why === 'other' ? await actedFor(as) : null
  const cabinet = (
    <ButtonLink kind="secondary" href={`/${locale}/cabinet`}>
      {t('closed.cabinet')}
    </ButtonLink>
  )
  switch (why) {
    case 'self':
    case 'service':
    case 'people':
      return (
        <Frame title={t(`closed.${why}.title`)} body={t(`closed.${why}.body`, { name: now ?? '' })}>
          <BackForm next={next} label={t(`closed.${why}.back`)} />
          {cabinet}
        </Frame>
      )
    case 'ended':
      return (
        <Frame title={t('closed.ended.title')} body={t('closed.ended.body', { name: before ?? '' })}>
          <BackForm next={`/${locale}/cabinet`} label={t('closed.ended.back')} />
        </Frame>
      )
    case 'companies':
      return (
        <Frame title={t('closed.companies.title')} body={t('closed.companies.body')}>
          <ButtonLink href={`/${locale}/representation#mine`}>{t('closed.companies.choose')}</ButtonLink>
          {cabinet}
        </Frame>
      )
    case 'company':
      return (
        <Frame title={t('closed.company.title')} body={t('closed.company.body')}>
          <form action={switchAction}>
            <HiddenFields values={{ company: as, next }} />
            <Button>{t('closed.company.switch')}</Button>
          </form>
          {cabinet}
        </Frame>
      )
    case 'other':
      return (
        <Frame title={t('closed.other.title')} body={t('closed.other.body')}>
          <ul className="mb-4 grid w-full gap-1">
            <li>{before ? t('closed.other.then', { name: before }) : t('closed.other.thenSelf')}</li>
            <li>{now ? t('closed.other.now', { name: now }) : t('closed.other.nowSelf')}</li>
          </ul>
          {as ? (
            before && (
              <form action={switchAction}>
                <HiddenFields values={{ id: as, next }} />
                <Button>{t('closed.other.switch', { name: before })}</Button>
              </form>
            )
          ) : (
            <BackForm next={next} label={t('closed.other.switchSelf')} />
          )}
          <ButtonLink kind="secondary" href={`/${locale}/cabinet`}>
            {t('closed.other.stay')}
          </ButtonLink>
        </Frame>
      )
  }
}

function Frame({ title, body, children }: { title: string; body: string; children: ReactNode }) {
  return (
    <Page title={title} width="text">
      <FreshFrame />
      <p className="mb-6 text-lg">{body}</p>
      <div className="flex flex-wrap items-start gap-3">{children}</div>
    </Page>
  )
}

/** Back to oneself, and on. */
function BackForm({ next, label }: { next: string; label: string }) {
  return (
    <form action={switchBackToAction}>
      <HiddenFields values={{ next }} />
      <Button>{label}</Button>
    </form>
  )
}
