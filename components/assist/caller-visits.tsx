import { formatWhen } from '@/components/queue/when'
import { Button, HiddenFields, TextLink } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { Caller } from '@/lib/queue/model'

type Props = { locale: Locale; base: string; caller: Caller; cancel: (form: FormData) => Promise<void> }

/** The caller's visits to come, each with what can be done for them. */
export function CallerVisits({ locale, base, caller, cancel }: Props) {
  const t = getTranslator(locale, 'assist')
  return (
    <section>
      <h2 className="mb-4 text-xl">{t('caller.visits')}</h2>
      {caller.visits.length === 0 && <p className="text-muted">{t('caller.none')}</p>}
      <ul className="grid gap-4">
        {caller.visits.map((visit) => (
          <li key={visit.id} className="rounded-lg border border-line bg-surface p-4">
            <p className="font-semibold">{localized(locale, visit.serviceName)}</p>
            <p>
              {localized(locale, visit.centreName)}, {formatWhen(locale, visit.startsAt)}
            </p>
            <p className="text-sm text-muted">{visit.reference}</p>
            {visit.status === 'booked' && (
              <div className="mt-3 flex flex-wrap items-center gap-4">
                <TextLink href={`${base}?move=${visit.id}`} className="inline-flex min-h-11 items-center">
                  {t('caller.move')}
                </TextLink>
                <form action={cancel}>
                  <HiddenFields values={{ checkId: caller.checkId, appointmentId: visit.id }} />
                  <Button kind="quiet" aria-label={`${t('caller.cancel')}: ${visit.reference}`}>
                    {t('caller.cancel')}
                  </Button>
                </form>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
