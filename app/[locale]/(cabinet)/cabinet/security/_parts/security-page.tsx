import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { Page } from '@/components/layout'
import { Tabs, Toast } from '@/components/ui'
import { getTranslator, isLocale, type Locale } from '@/lib/i18n'

/** Sections of the page and the last part of their addresses. */
const SECTIONS = { signIns: '', ways: '/ways', portals: '/portals', history: '/history', signOuts: '/sign-outs' } as const
export type Section = keyof typeof SECTIONS

export const sectionPath = (locale: Locale, section: Section): string => `/${locale}/cabinet/security${SECTIONS[section]}`

export function sectionMetadata(locale: string, section: Section): Metadata {
  if (!isLocale(locale)) return {}
  const t = getTranslator(locale, 'security')
  return { title: section === 'signIns' ? t('manage.title') : `${t(`manage.tabs.${section}`)} · ${t('manage.title')}` }
}

const DONE = ['ended', 'others_ended', 'none_ended', 'taken_back'] as const

/** What was done, told once on the page one lands on. */
export function DoneToast({ locale, done }: { locale: Locale; done: string | string[] | undefined }) {
  const known = DONE.find((one) => one === done)
  return known ? <Toast>{getTranslator(locale, 'security')(`manage.done.${known}`)}</Toast> : null
}

type Props = { locale: Locale; section: Section; done?: string | string[] | undefined; children: ReactNode }

/** One section of "Sign-ins and security": the same heading and the way to the others. */
export function SecurityPage({ locale, section, done, children }: Props) {
  const t = getTranslator(locale, 'security')
  return (
    <Page title={t('manage.title')} lead={t('manage.lead')} notice={<DoneToast locale={locale} done={done} />}>
      <Tabs
        label={t('manage.tabsLabel')}
        items={(Object.keys(SECTIONS) as Section[]).map((one) => ({
          href: sectionPath(locale, one),
          label: t(`manage.tabs.${one}`),
          current: one === section,
        }))}
      />
      {children}
    </Page>
  )
}
