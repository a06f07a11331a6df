import { Icon, type IconName } from '@/components/ui/icon'
import { TextLink } from '@/components/ui/text-link'
import { formatDateTime, formatTime, getTranslator, type Locale } from '@/lib/i18n'
import type { FailedTries, HistoryEntry, PastSignIn } from '@/lib/identity/model'
import { deviceIcon, deviceName, levelText } from './words'

/** Sign-ins and failed tries, newest first; every end with its reason. */
export function HistoryList({ locale, entries }: { locale: Locale; entries: readonly HistoryEntry[] }) {
  const t = getTranslator(locale, 'security')
  return (
    <ol aria-label={t('manage.history.list')} className="overflow-hidden rounded-lg border border-line bg-surface">
      {entries.map((entry) => (
        <li key={entry.id} className="flex gap-3.5 border-line p-4 not-first:border-t sm:px-5">
          {entry.kind === 'sign_in' ? <SignIn locale={locale} entry={entry} /> : <Tries locale={locale} entry={entry} />}
        </li>
      ))}
    </ol>
  )
}

function SignIn({ locale, entry }: { locale: Locale; entry: PastSignIn }) {
  const t = getTranslator(locale, 'security')
  const { device, address, methods, level, end } = entry
  return (
    <>
      <Mark icon={deviceIcon(device)} />
      <div className="min-w-0 flex-1">
        <Title at={formatDateTime(locale, entry.at)}>
          {t('manage.history.signIn', { methods: methods.map((method) => t(`manage.method.${method}`)).join(', ') })}
        </Title>
        <p className="text-sm text-muted wrap-anywhere">
          {[deviceName(locale, device), address, levelText(locale, level)].filter(Boolean).join(' · ')}
        </p>
        <p className="text-sm">
          {end ? (
            <>
              {t('manage.history.ended', { at: formatDateTime(locale, end.at), reason: t(`manage.end.${end.reason}`) })}{' '}
              {entry.receipt && (
                <TextLink href={`/${locale}/cabinet/security/sign-outs/${entry.id}`} className="inline-block py-1">
                  {t('manage.history.receipt')}
                  <span className="sr-only">{t('manage.history.receiptHidden', { at: formatDateTime(locale, entry.at) })}</span>
                </TextLink>
              )}
            </>
          ) : (
            t('manage.history.live')
          )}
        </p>
      </div>
    </>
  )
}

function Tries({ locale, entry }: { locale: Locale; entry: FailedTries }) {
  const t = getTranslator(locale, 'security')
  const { count, address, method, firstAt, at } = entry
  const when =
    count > 1
      ? t('manage.history.between', { from: formatDateTime(locale, firstAt), to: formatTime(locale, at) })
      : formatDateTime(locale, at)
  return (
    <>
      <Mark icon="alert" warning />
      <div className="min-w-0 flex-1">
        <Title at={when}>{t('manage.history.failed', { count })}</Title>
        <p className="text-sm text-muted wrap-anywhere">
          {[method && t(`manage.method.${method}`), address].filter(Boolean).join(' · ')}
        </p>
      </div>
    </>
  )
}

function Mark({ icon, warning = false }: { icon: IconName; warning?: boolean }) {
  const colours = warning ? 'bg-warning-soft text-warning' : 'bg-primary-soft text-primary'
  return (
    <span className={`mt-0.5 flex size-9 shrink-0 items-center justify-center rounded-full ${colours}`}>
      <Icon name={icon} />
    </span>
  )
}

function Title({ at, children }: { at: string; children: string }) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4">
      <h3 className="text-base font-semibold">{children}</h3>
      <p className="text-sm text-muted">{at}</p>
    </div>
  )
}
