import { FeeNotice } from '@/components/home/fee-notice'
import { formatWhen } from '@/components/queue/when'
import { Button, HiddenFields, Panel, SummaryList, TextArea, TextField, TextLink } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { HomeArea, HomeFee } from '@/lib/queue/model'

type Props = {
  locale: Locale
  service: LocalizedText
  area: HomeArea
  startsAt: Date
  fee: HomeFee
  back: string
  values: { address: string; phone: string; remark: string }
  /** The address in the field is the registered one. */
  registered: boolean
  error: (field: string) => string | undefined
  hidden: Record<string, string>
  action: (form: FormData) => Promise<void>
}

/** Everything once more, the address to come to, and what it will cost. */
export function CheckHomeVisit({ locale, service, area, startsAt, fee, back, values, registered, error, hidden, action }: Props) {
  const t = getTranslator(locale, 'home')
  return (
    <form action={action} className="grid max-w-text gap-6">
      <HiddenFields values={hidden} />
      <Panel title={localized(locale, service)}>
        <SummaryList
          rows={[
            {
              key: t('team.time'),
              value: (
                <>
                  {formatWhen(locale, startsAt)}{' '}
                  <TextLink href={back} className="inline-flex min-h-11 items-center font-normal">
                    {t('time.change')}
                  </TextLink>
                </>
              ),
            },
            { key: t('visit.area'), value: localized(locale, area.name) },
          ]}
        />
      </Panel>
      <TextField
        name="address"
        label={t('check.address')}
        hint={registered ? t('check.addressHint') : t('check.addressHintEmpty')}
        error={error('address')}
        defaultValue={values.address}
        autoComplete="street-address"
        width="full"
        maxLength={200}
        required
      />
      <TextField
        name="phone"
        label={t('check.phone')}
        hint={t('check.phoneHint')}
        error={error('phone')}
        defaultValue={values.phone}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        required
      />
      <TextArea
        name="remark"
        label={t('check.remark')}
        hint={t('check.remarkHint')}
        error={error('remark')}
        defaultValue={values.remark}
        maxLength={300}
        optional={t('check.optional')}
      />
      <section aria-labelledby="fee-title">
        <h2 id="fee-title" className="mb-3 text-xl">
          {t('fee.title')}
        </h2>
        <FeeNotice locale={locale} fee={fee} />
        {!area.confirmed && <p className="mt-2 text-sm text-muted">{t('fee.unconfirmed')}</p>}
      </section>
      <p>
        <Button>{t('check.submit')}</Button>
      </p>
    </form>
  )
}
