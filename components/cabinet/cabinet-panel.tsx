import type { ReactNode } from 'react'
import { Panel, TextLink, VisuallyHidden } from '@/components/ui'
import { Icon, type IconName } from '@/components/ui/icon'
import type { CabinetPanel as PanelCode, PanelView } from '@/lib/cabinet/model'
import { getTranslator, type Locale } from '@/lib/i18n'
import { ApplicationLines } from './application-lines'
import { AttentionCards } from './attention-cards'
import { ConsentLines } from './consent-lines'
import { DocumentLines } from './document-lines'
import { NoticeLines } from './notice-lines'
import { VisitLines } from './visit-lines'

type Props = {
  view: PanelView
  locale: Locale
  now: Date
  openNotice: (form: FormData) => Promise<void>
  /** For whom the forms are drawn, while one acts for somebody. */
  hidden?: Record<string, string>
}

const ICONS: Record<PanelCode, IconName> = {
  attention: 'bell',
  applications: 'document',
  visits: 'calendar',
  consents: 'shield-check',
  notices: 'mail',
  documents: 'id-card',
}
const PAGES = {
  applications: 'applications',
  visits: 'appointments',
  consents: 'consents',
  notices: 'notifications',
  documents: 'portfolio',
}

/** One panel of the home screen: its content, the fact that there is none, or the name of what did not answer. */
export function CabinetPanel({ view, locale, now, openNotice, hidden }: Props) {
  const t = getTranslator(locale, 'cabinet')
  const { panel } = view
  const page = panel === 'attention' ? null : PAGES[panel]
  return (
    <div className={panel === 'attention' || panel === 'documents' ? 'xl:col-span-2' : undefined}>
      <Panel
        id={panel}
        title={t(`panels.${panel}`)}
        icon={ICONS[panel]}
        actions={
          page && (
            <TextLink href={`/${locale}/${page}`} className="inline-flex min-h-11 items-center sm:min-h-8">
              {panel === 'documents' ? t('more.portfolio') : t('more.short')}
              {panel !== 'documents' && <VisuallyHidden>: {t(`panels.${panel}`)}</VisuallyHidden>}
            </TextLink>
          )
        }
      >
        {view.ok ? contentOf(view, { locale, now, openNotice, hidden }) : <Failed locale={locale} panel={panel} />}
      </Panel>
    </div>
  )
}

function contentOf(view: Extract<PanelView, { ok: true }>, { locale, now, openNotice, hidden }: Omit<Props, 'view'>): ReactNode {
  const t = getTranslator(locale, 'cabinet')
  if (view.panel !== 'documents' && view.content.length === 0) {
    return (
      <p className="flex flex-wrap items-center gap-x-4 text-muted">
        {t(`empty.${view.panel}`)}
        {view.panel === 'applications' && <TextLink href={`/${locale}/services`}>{t('start.applications')}</TextLink>}
        {view.panel === 'visits' && <TextLink href={`/${locale}/appointments/book`}>{t('start.visits')}</TextLink>}
      </p>
    )
  }
  switch (view.panel) {
    case 'attention':
      return <AttentionCards items={view.content} locale={locale} />
    case 'applications':
      return <ApplicationLines items={view.content} locale={locale} />
    case 'visits':
      return <VisitLines items={view.content} locale={locale} />
    case 'consents':
      return <ConsentLines items={view.content} locale={locale} />
    case 'notices':
      return <NoticeLines items={view.content} locale={locale} open={openNotice} hidden={hidden} />
    case 'documents':
      return <DocumentLines items={view.content} locale={locale} now={now} />
  }
}

function Failed({ locale, panel }: { locale: Locale; panel: PanelCode }) {
  const t = getTranslator(locale, 'cabinet')
  return (
    <div className="flex gap-3">
      <Icon name="alert" className="mt-0.5 text-warning" />
      <p>
        {t(`failed.${panel}`)} {t('failed.rest')}{' '}
        <TextLink href={`/${locale}/cabinet`} className="inline-block py-1">
          {t('failed.retry')}
        </TextLink>
      </p>
    </div>
  )
}
