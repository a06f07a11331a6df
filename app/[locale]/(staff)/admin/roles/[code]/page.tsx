import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, CheckboxGroup, DataTable, ErrorSummary, HiddenFields, Notice, Panel, TextArea, Toast } from '@/components/ui'
import { PERMISSIONS } from '@/db/vocabulary/identity'
import { formatDateTime, getTranslator, isLocale, localized } from '@/lib/i18n'
import { findRole, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { messageOf, permissionInWords } from '../../staff/_parts/words'
import { changeRole } from '../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/roles/[code]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'staff')('role.title') } : {}
}

export default async function RolePage({ params, searchParams }: PageProps<'/[locale]/admin/roles/[code]'>) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const role = await findRole(ctx, code)
  if (!role) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, 'staff.role')

  const t = getTranslator(locale, 'staff')
  const forms = getTranslator(locale, 'forms')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const ticked = attempt ? [attempt.values.permissions ?? []].flat() : role.permissions
  return (
    <Page
      title={localized(locale, role.name)}
      lead={t('role.heldBy', { count: role.holders })}
      breadcrumbs={[
        { href: `/${locale}/admin/staff`, label: t('title') },
        { href: `/${locale}/admin/roles`, label: t('role.list') },
      ]}
      notice={
        <>
          {search.done === 'changed' && <Toast>{t('role.changed')}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
      width="text"
    >
      <div className="grid gap-6">
        {role.own && <Notice tone="info">{t('role.own')}</Notice>}
        <form action={changeRole} noValidate>
          <HiddenFields values={{ roleCode: role.code, seen: role.permissions.join(' ') }} />
          <CheckboxGroup
            name="permissions"
            legend={t('role.allows')}
            hint={t('role.atOnce')}
            error={errorOf('permissions')}
            defaultValues={ticked}
            options={PERMISSIONS.map((permission) => ({
              value: permission,
              label: permissionInWords(locale, permission),
              hint: t(`permissionHints.${permission}`),
            }))}
          />
          <TextArea
            name="reason"
            label={t('role.reason')}
            hint={t('role.reasonHint')}
            error={errorOf('reason')}
            defaultValue={typeof attempt?.values.reason === 'string' ? attempt.values.reason : undefined}
            maxLength={500}
            required
          />
          <Button>{t('role.submit')}</Button>
        </form>
        <Panel title={t('role.history')}>
          <DataTable
            caption={t('role.history')}
            captionHidden
            rows={role.changes}
            rowKey={(change) => change.id}
            empty={t('role.noHistory')}
            columns={[
              { header: t('role.when'), primary: true, cell: ({ at }) => formatDateTime(locale, at) },
              {
                header: t('role.what'),
                cell: ({ change, permission }) => t(`role.${change}`, { permission: permissionInWords(locale, permission) }),
              },
              { header: t('role.reason'), cell: ({ reason }) => <span className="wrap-anywhere">{reason}</span> },
              { header: t('role.who'), cell: ({ position }) => localized(locale, position) },
            ]}
          />
        </Panel>
      </div>
    </Page>
  )
}
