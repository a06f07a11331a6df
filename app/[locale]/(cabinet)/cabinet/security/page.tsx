import type { Metadata } from 'next'
import { SignInCard } from '@/components/security/sign-in-card'
import { deviceName } from '@/components/security/words'
import { Button, Dialog, HiddenFields, Notice, Pagination, Panel, TextLink } from '@/components/ui'
import { formatTime, getTranslator, type Locale } from '@/lib/i18n'
import { type LiveSignIn, listSignIns, requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { accountLink } from './_parts/account-link'
import { SecurityPage, sectionMetadata, sectionPath } from './_parts/security-page'
import { endOne, endOthers } from './actions'

type Props = PageProps<'/[locale]/cabinet/security'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => sectionMetadata((await params).locale, 'signIns')

export default async function SecurityHome({ searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { page, done } = await searchParams
  const { rows, total, pageCount, page: shown } = await listSignIns(ctx, { page: pageNumber(page) })

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  const ui = getTranslator(locale, 'ui')
  const here = rows.find((one) => one.current)
  const others = rows.filter((one) => !one.current)
  return (
    <SecurityPage locale={locale} section="signIns" done={done}>
      <div className="grid gap-6">
        {here && (
          <Panel id="here" title={t('manage.signIns.here')}>
            <p className="mb-4 text-muted">{t('manage.signIns.hereHint')}</p>
            <SignInCard locale={locale} signIn={here} action={<SignOutHere locale={locale} />} />
          </Panel>
        )}
        <Panel
          id="others"
          title={t('manage.signIns.others')}
          actions={others.length > 0 && <EndOthers locale={locale} count={here ? total - 1 : total} />}
        >
          {others.length === 0 ? (
            <p className="text-muted">{t('manage.signIns.noOthers')}</p>
          ) : (
            <ul className="divide-y divide-line">
              {others.map((signIn) => (
                <li key={signIn.id} className="py-5 first:pt-1 last:pb-0">
                  <SignInCard locale={locale} signIn={signIn} action={<EndOne locale={locale} signIn={signIn} />} />
                </li>
              ))}
            </ul>
          )}
          <Pagination
            page={shown}
            pageCount={pageCount}
            hrefFor={(number) => `${sectionPath(locale, 'signIns')}?page=${number}#others`}
            labels={{
              nav: ui('pagination.nav'),
              previous: ui('pagination.previous'),
              next: ui('pagination.next'),
              page: ui('pagination.page'),
            }}
          />
        </Panel>
        <Notice tone="neutral" icon="shield" title={t('manage.signIns.unknownTitle')}>
          <p>{t('manage.signIns.unknownBody')}</p>
          <p className="mt-1">
            <TextLink href={accountLink(locale, 'password')} className="inline-block py-1.5">
              {t('manage.ways.password.action')}
            </TextLink>
          </p>
        </Notice>
      </div>
    </SecurityPage>
  )
}

/** The same way out as the button of the header. */
function SignOutHere({ locale }: { locale: Locale }) {
  return (
    <form method="post" action="/api/auth/sign-out">
      <HiddenFields values={{ locale }} />
      <Button kind="secondary" size="sm">
        {getTranslator(locale, 'security')('manage.signIns.signOutHere')}
      </Button>
    </form>
  )
}

/** Asks before it ends anything: one slip of the finger closes nobody's half-filled form. */
function EndOne({ locale, signIn }: { locale: Locale; signIn: LiveSignIn }) {
  const t = getTranslator(locale, 'security')
  const device = deviceName(locale, signIn.device)
  return (
    <Dialog
      trigger={
        <>
          {t('manage.signIns.end')}
          <span className="sr-only">{t('manage.signIns.endHidden', { device, time: formatTime(locale, signIn.startedAt) })}</span>
        </>
      }
      triggerSize="sm"
      title={t('manage.signIns.endTitle')}
      closeLabel={t('manage.signIns.cancel')}
    >
      <form action={endOne}>
        <HiddenFields values={{ id: signIn.id }} />
        <p className="mb-4">{t('manage.signIns.endBody', { device })}</p>
        <Button kind="danger">{t('manage.signIns.endConfirm')}</Button>
      </form>
    </Dialog>
  )
}

function EndOthers({ locale, count }: { locale: Locale; count: number }) {
  const t = getTranslator(locale, 'security')
  return (
    <Dialog
      trigger={t('manage.signIns.endOthers')}
      triggerSize="sm"
      title={t('manage.signIns.endOthersTitle')}
      closeLabel={t('manage.signIns.cancel')}
    >
      <form action={endOthers}>
        <p className="mb-4">{t('manage.signIns.endOthersBody', { count })}</p>
        <Button kind="danger">{t('manage.signIns.endOthersConfirm')}</Button>
      </form>
    </Dialog>
  )
}
