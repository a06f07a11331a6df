import type { Metadata } from 'next'
import { Page } from '@/components/layout'
import { NoticeCard } from '@/components/notifications/notice-card'
import { Button, Checkbox, EmptyState, HiddenFields, Notice, Pagination, Panel, Toast } from '@/components/ui'
import { getCabinetHeader } from '@/lib/cabinet'
import { getTranslator, isLocale } from '@/lib/i18n'
import { findPerson, requireCtx } from '@/lib/identity'
import { actingAs } from '@/lib/identity/model'
import { getMailChoice, listNotices } from '@/lib/notifications'
import { pageNumber } from '@/lib/platform/pages'
import { ActingField } from '../_parts/acting-field'
import { chooseMailAction, markAllReadAction, markReadAction, openNotice } from './actions'

const DONE = ['read', 'all_read', 'mail_chosen'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/notifications'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'notifications')('title') } : {}
}

export default async function NotificationsPage({ searchParams }: PageProps<'/[locale]/notifications'>) {
  const { page, done } = await searchParams
  const ctx = await requireCtx('guardian')
  const { locale } = ctx
  const [notices, { unread }, optionalEmail, person] = await Promise.all([
    listNotices(ctx, { page: pageNumber(page) }),
    getCabinetHeader(ctx),
    ctx.actor.deputy ? true : getMailChoice({ ...ctx, actor: { ...ctx.actor, deputy: undefined } }),
    findPerson(ctx, ctx.actor.personId),
  ])

  const t = getTranslator(locale, 'notifications')
  const ui = getTranslator(locale, 'ui')
  const finished = DONE.find((code) => code === done)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      notice={finished && <Toast>{t(`done.${finished}`)}</Toast>}
      actions={
        unread > 0 && (
          <form action={markAllReadAction}>
            <ActingField />
            <HiddenFields values={{ upTo: ctx.now.toISOString() }} />
            <Button kind="secondary" size="sm">
              {t('markAll')}
            </Button>
          </form>
        )
      }
    >
      <p className="mb-4 font-medium">{t('unreadCount', { count: unread })}</p>
      {notices.rows.length === 0 ? (
        notices.page === 1 ? (
          <EmptyState title={t('empty.title')}>{t('empty.body')}</EmptyState>
        ) : (
          <p className="text-muted">{t('pageEmpty')}</p>
        )
      ) : (
        <ul aria-label={t('list')} className="grid gap-3">
          {notices.rows.map((notice) => (
            <NoticeCard
              key={notice.id}
              notice={notice}
              locale={locale}
              read={markReadAction}
              open={openNotice}
              page={notices.page}
              hidden={actingAs(ctx.actor)}
            />
          ))}
        </ul>
      )}
      <Pagination
        page={notices.page}
        pageCount={notices.pageCount}
        hrefFor={(number) => `/${locale}/notifications?page=${number}`}
        labels={{
          nav: ui('pagination.nav'),
          previous: ui('pagination.previous'),
          next: ui('pagination.next'),
          page: ui('pagination.page'),
        }}
      />
      <div className="mt-10">
        {/* Where the owner is written to is the owner's own affair. */}
        {!ctx.actor.deputy && (
          <Panel title={t('settings.title')} icon="mail" id="mail">
            <p className="mb-4 max-w-text text-muted">{t('settings.lead')}</p>
            {person?.email ? (
              <form action={chooseMailAction}>
                <Checkbox name="optionalEmail" label={t('settings.optionalEmail')} defaultChecked={optionalEmail} />
                <Button kind="secondary" size="sm">
                  {t('settings.save')}
                </Button>
              </form>
            ) : (
              <Notice tone="info">{t('settings.noEmail')}</Notice>
            )}
          </Panel>
        )}
      </div>
    </Page>
  )
}
