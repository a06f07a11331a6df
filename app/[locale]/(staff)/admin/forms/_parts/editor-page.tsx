import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Page } from '@/components/layout'
import { ErrorSummary, Toast } from '@/components/ui'
import { findOpenForm, type OpenForm } from '@/lib/applications'
import { getTranslator, isLocale, type Locale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { type Editor, editorOf } from './edit-form'
import { messageOf } from './words'

type Search = Record<string, string | string[] | undefined>
export type Opened = { editor: Editor; open: OpenForm; name: string; locale: Locale; search: Search }

/** What every page of the editor begins with: the version being written, for those who may write it. */
export async function openEditor(
  params: Promise<{ locale: string; code: string }>,
  searchParams: Promise<Search>,
  at: string,
): Promise<Opened> {
  const [{ locale, code }, search] = await Promise.all([params, searchParams])
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const open = await findOpenForm(ctx, code)
  if (!open?.canEdit) notFound()
  if (open.state !== 'draft') redirect(`/${locale}/admin/forms/${code}`)
  const attempt = await recallAttempt(ctx, search.attempt, 'forms.edit')
  return { editor: editorOf(locale, code, open, at, attempt), open, name: localized(locale, open.service.name), locale, search }
}

/** The frame of such a page: the way here, what was done or refused, the heading. */
export function EditorPage({
  opened: { editor, name, locale, search },
  title,
  lead,
  outline = true,
  children,
}: {
  opened: Opened
  title: string
  lead?: string
  /** The outline stands between the card and this page. */
  outline?: boolean
  children: ReactNode
}) {
  const t = getTranslator(locale, 'builder')
  const forms = getTranslator(locale, 'forms')
  const card = `/${locale}/admin/forms/${editor.code}`
  const done = (['started', 'saved', 'added', 'removed', 'moved'] as const).find((one) => one === search.done)
  const errors = (editor.attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  return (
    <Page
      title={title}
      lead={lead}
      breadcrumbs={[
        { href: `/${locale}/admin/forms`, label: t('title') },
        { href: card, label: name },
        ...(outline ? [{ href: `${card}/edit`, label: t('edit.title') }] : []),
      ]}
      notice={
        <>
          {done && errors.length === 0 && <Toast>{t(`done.${done}`)}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      {children}
    </Page>
  )
}
