import { Button, DataTable, Disclosure, HiddenFields, Panel, StatusTag, TextLink, VisuallyHidden } from '@/components/ui'
import { formatDate, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { StaffDetails, StaffRole } from '@/lib/identity/model'
import { revoke } from '../actions'
import { GrantForm, type GrantFormProps } from './grant-form'
import { periodInWords, permissionsInWords } from './words'

type Props = { locale: Locale; staff: StaffDetails; changeable: boolean; grant: Omit<GrantFormProps, 'locale' | 'staffId'> }

/** Roles held now and to come: what each allows, where and when; and the ones held before. */
export function Roles({ locale, staff, changeable, grant }: Props) {
  const t = getTranslator(locale, 'staff')
  const current = staff.roles.filter(({ state }) => state !== 'past')
  const past = staff.roles.filter(({ state }) => state === 'past')
  return (
    <Panel title={t('roles.title')} id="roles">
      <DataTable
        caption={t('roles.held')}
        captionHidden
        rows={current}
        rowKey={(role) => role.id}
        empty={t('roles.none')}
        columns={[
          {
            header: t('roles.column'),
            primary: true,
            cell: (role) => <TextLink href={`/${locale}/admin/roles/${role.code}`}>{localized(locale, role.name)}</TextLink>,
          },
          { header: t('roles.allows'), cell: (role) => permissionsInWords(locale, role.permissions) },
          { header: t('roles.place'), cell: (role) => placeInWords(locale, role) },
          {
            header: t('roles.when'),
            cell: (role) => (
              <>
                {periodInWords(locale, role)} {role.state === 'coming' && <StatusTag tone="info">{t('roles.coming')}</StatusTag>}
              </>
            ),
          },
          ...(changeable
            ? [
                {
                  header: t('roles.revoke'),
                  cell: (role: StaffRole) => (
                    <form action={revoke}>
                      <HiddenFields values={{ staffId: staff.id, grantId: role.id }} />
                      <Button kind="secondary" size="sm" className="whitespace-nowrap">
                        {t('roles.revoke')}
                        <VisuallyHidden>
                          : {localized(locale, role.name)}, {placeInWords(locale, role)}
                        </VisuallyHidden>
                      </Button>
                    </form>
                  ),
                },
              ]
            : []),
        ]}
      />
      {changeable && (
        <section className="mt-8" aria-labelledby="grant-role">
          <h3 id="grant-role" className="mb-4 text-lg">
            {t('roles.new')}
          </h3>
          <GrantForm locale={locale} staffId={staff.id} {...grant} />
        </section>
      )}
      {past.length > 0 && (
        <div className="mt-6">
          <Disclosure summary={t('roles.past')}>
            <ul className="grid gap-1">
              {past.map((role) => (
                <li key={role.id}>
                  {localized(locale, role.name)}, {placeInWords(locale, role)}:{' '}
                  {role.revoked && role.validTo && role.validTo <= role.validFrom
                    ? t('roles.calledOff', { date: formatDate(locale, role.validFrom) })
                    : periodInWords(locale, role)}
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </Panel>
  )
}

const placeInWords = (locale: Locale, { place }: StaffRole): string =>
  place ? localized(locale, place) : getTranslator(locale, 'staff')('roles.ownPost')
