import { Button, DataTable, Disclosure, HiddenFields, Panel, Select, VisuallyHidden } from '@/components/ui'
import { formatDate, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { KnownRole } from '@/lib/identity'
import type { StaffDetails } from '@/lib/identity/model'
import { grant, revoke } from '../actions'
import { permissionsInWords } from './words'

type Props = { locale: Locale; staff: StaffDetails; roles: readonly KnownRole[]; changeable: boolean; error?: string }

/** Roles held now, what each allows, and the ones held before. */
export function Roles({ locale, staff, roles, changeable, error }: Props) {
  const t = getTranslator(locale, 'staff')
  const held = staff.roles.filter(({ validTo }) => !validTo)
  const past = staff.roles.filter(({ validTo }) => validTo)
  const grantable = roles.filter(({ code }) => !held.some((role) => role.code === code))
  return (
    <Panel title={t('roles.title')} id="roles">
      <DataTable
        caption={t('roles.held')}
        captionHidden
        rows={held}
        rowKey={(role) => role.id}
        empty={t('roles.none')}
        columns={[
          { header: t('roles.column'), primary: true, cell: (role) => localized(locale, role.name) },
          { header: t('roles.allows'), cell: (role) => permissionsInWords(locale, role.permissions) },
          { header: t('roles.when'), cell: (role) => t('roles.since', { date: formatDate(locale, role.validFrom) }) },
          ...(changeable
            ? [
                {
                  header: t('roles.revoke'),
                  cell: (role: (typeof held)[number]) => (
                    <form action={revoke}>
                      <HiddenFields values={{ staffId: staff.id, roleCode: role.code }} />
                      <Button kind="secondary" size="sm" className="whitespace-nowrap">
                        {t('roles.revoke')}
                        <VisuallyHidden>: {localized(locale, role.name)}</VisuallyHidden>
                      </Button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {changeable && grantable.length > 0 && (
        <form action={grant} className="mt-6" noValidate>
          <HiddenFields values={{ staffId: staff.id }} />
          <Select
            name="roleCode"
            label={t('roles.choose')}
            error={error}
            placeholder={t('new.none')}
            options={grantable.map((role) => ({
              value: role.code,
              label: `${localized(locale, role.name)}${role.needsCentre ? ` (${t('roles.needsCentre')})` : ''}`,
              disabled: role.needsCentre && !staff.centreCode,
            }))}
          />
          <Button>{t('roles.grant')}</Button>
        </form>
      )}
      {past.length > 0 && (
        <div className="mt-6">
          <Disclosure summary={t('roles.past')}>
            <ul className="grid gap-1">
              {past.map((role) => (
                <li key={role.id}>
                  {localized(locale, role.name)}:{' '}
                  {t('roles.period', {
                    from: formatDate(locale, role.validFrom),
                    to: role.validTo ? formatDate(locale, role.validTo) : '',
                  })}
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </Panel>
  )
}
