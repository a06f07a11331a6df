import { Disclosure, SummaryList, TextLink } from '@/components/ui'
import { Icon, type IconName } from '@/components/ui/icon'
import type { ActivityEntry } from '@/lib/audit/model'
import { formatDateTime, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'

/** The history, newest first. A look at the citizen's data stands out from what they did themselves. */
export function ActivityList({ entries, locale }: { entries: readonly ActivityEntry[]; locale: Locale }) {
  const t = getTranslator(locale, 'activity')
  return (
    <ol aria-label={t('list')} className="overflow-hidden rounded-lg border border-line bg-surface">
      {entries.map((entry) => (
        <li key={entry.id} className="flex gap-3.5 border-line p-4 not-first:border-t sm:px-5">
          <span className="mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full bg-primary-soft text-primary">
            <Icon name={iconOf(entry)} />
          </span>
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <h2 className="text-base font-semibold">
                {entry.path ? (
                  <TextLink href={`/${locale}${entry.path}`}>{titleOf(entry, locale)}</TextLink>
                ) : (
                  titleOf(entry, locale)
                )}
              </h2>
              <p className="text-sm text-muted">{formatDateTime(locale, entry.at)}</p>
            </div>
            {entry.kind === 'look_up' ? (
              <LookUp entry={entry} locale={locale} />
            ) : (
              <p className="text-sm text-muted">{factsOf(entry, locale).join(' · ')}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  )
}

type LookUpEntry = Extract<ActivityEntry, { kind: 'look_up' }>
type Act = Extract<ActivityEntry, { kind: 'act' }>

function iconOf(entry: ActivityEntry): IconName {
  if (entry.kind === 'look_up') return 'eye'
  if (/^identity\.(sign_in_(failed|refused)|logout_failed)$/.test(entry.action)) return 'alert'
  if (/representation|acting/.test(entry.action)) return 'users'
  if (entry.signIn) return /^identity\.sign_in/.test(entry.action) ? 'sign-in' : 'sign-out'
  const icons: Record<string, IconName> = {
    applications: 'document',
    queue: 'calendar',
    consents: 'shield-check',
    notifications: 'bell',
    staff: 'briefcase',
    identity: 'lock',
  }
  return icons[entry.action.split('.')[0] ?? ''] ?? 'history'
}

function titleOf(entry: ActivityEntry, locale: Locale): string {
  const t = getTranslator(locale, 'activity')
  if (entry.kind === 'act') return translateCode(locale, 'activity', `action.${entry.action}`)
  return t('lookUp', { body: entry.body ? localized(locale, entry.body) : t('by.staffUnknown') })
}

function factsOf(entry: Act, locale: Locale): string[] {
  const t = getTranslator(locale, 'activity')
  const staff =
    entry.body && entry.role
      ? t('by.staff', { body: localized(locale, entry.body), role: localized(locale, entry.role) })
      : t('by.staffUnknown')
  return [
    entry.other
      ? t(entry.other.onBehalf ? 'by.deputy' : 'by.other', { name: entry.other.name })
      : entry.by === 'staff'
        ? staff
        : t(`by.${entry.by}`),
    entry.companyName && t('company', { company: entry.companyName }),
    entry.service && t('service', { service: localized(locale, entry.service) }),
    entry.reference && t('reference', { reference: entry.reference }),
    entry.signIn && t('device', { device: entry.signIn.device ?? t('unknownDevice') }),
    entry.signIn?.ip && t('ip', { ip: entry.signIn.ip }),
  ].filter((fact): fact is string => Boolean(fact))
}

function LookUp({ entry, locale }: { entry: LookUpEntry; locale: Locale }) {
  const t = getTranslator(locale, 'activity')
  const code = (list: string, value: string) => translateCode(locale, 'activity', `${list}.${value}`)
  const purpose = entry.statedPurpose ? localized(locale, entry.statedPurpose) : code('purpose', entry.purpose)
  return (
    <>
      <p className="text-sm text-muted">
        {entry.role && localized(locale, entry.role)} · {purpose}
      </p>
      <Disclosure summary={<span className="text-sm">{code('what', entry.what)}</span>}>
        <SummaryList
          rows={[
            { key: t('fields_label'), value: entry.fields.map((field) => code('field', field)).join(', ') },
            { key: t('purpose_label'), value: purpose },
            { key: t('right_label'), value: code('right', entry.right) },
            { key: t('role'), value: entry.role ? localized(locale, entry.role) : t('by.staffUnknown') },
          ]}
        />
        <p className="mt-2 text-sm text-muted">{t('noRight')}</p>
      </Disclosure>
    </>
  )
}
