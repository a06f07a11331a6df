import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { DataTable, TextLink } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { listRoles, requireCtx } from '@/lib/identity'
import { permissionsInWords } from '../staff/_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/roles'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'staff')('role.list') } : {}
}

export default async function RolesPage({ params }: PageProps<'/[locale]/admin/roles'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const roles = await listRoles(ctx)
  if (!roles.ok) notFound()

  const t = getTranslator(locale, 'staff')
  const here = `/${locale}/admin/roles`
  return (
    <Page title={t('role.list')} lead={t('role.lead')} breadcrumbs={[{ href: `/${locale}/admin/staff`, label: t('title') }]}>
      <DataTable
        caption={t('role.list')}
        captionHidden
        rows={roles.value}
        rowKey={(role) => role.code}
        empty={t('role.noRoles')}
        columns={[
          {
            header: t('roles.column'),
            primary: true,
            cell: (role) => <TextLink href={`${here}/${role.code}`}>{localized(locale, role.name)}</TextLink>,
          },
          {
            header: t('roles.allows'),
            cell: (role) => permissionsInWords(locale, role.permissions) || t('role.nothing'),
          },
          { header: t('role.holders'), align: 'end', cell: (role) => role.holders },
        ]}
      />
    </Page>
  )
}
