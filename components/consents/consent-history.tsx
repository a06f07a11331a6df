import { DataTable, Disclosure, Button, HiddenFields, TextLink, Timeline, type Tone } from '@/components/ui'
import type { ConsentAction, ConsentDetails } from '@/lib/consents/model'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import { durationText, fieldName } from './words'

const TONES: Record<ConsentAction, Tone> = {
  request: 'info',
  grant: 'success',
  refuse: 'neutral',
  lapse: 'neutral',
  withdraw: 'neutral',
  expire: 'neutral',
}

export function ConsentHistory({ locale, history }: { locale: Locale; history: ConsentDetails['history'] }) {
  const t = getTranslator(locale, 'consents')
  return (
    <Timeline
      label={t('detail.history')}
      items={history.map(({ action, at }, index) => ({
        title: t(`move.${action}`),
        at: formatDateTime(locale, at),
        tone: TONES[action],
        current: index === history.length - 1,
      }))}
    />
  )
}

export function Readings({ locale, readings }: { locale: Locale; readings: ConsentDetails['readings'] }) {
  const t = getTranslator(locale, 'consents')
  return (
    <>
      <DataTable
        caption={t('detail.readings')}
        captionHidden
        columns={[
          { header: t('detail.readingAt'), cell: ({ at }) => formatDateTime(locale, at), primary: true },
          { header: t('detail.readingFields'), cell: ({ fields }) => fields.map((code) => fieldName(locale, code)).join('; ') },
        ]}
        rows={readings}
        rowKey={({ id }) => id}
        empty={t('detail.noReadings')}
      />
      <p className="mt-3">
        <TextLink href={`/${locale}/activity`}>{t('detail.allActivity')}</TextLink>
      </p>
    </>
  )
}

/** Opened before it can be pressed: one slip of the finger withdraws nothing. */
export function WithdrawForm({
  locale,
  consent,
  action,
}: {
  locale: Locale
  consent: ConsentDetails
  action: (form: FormData) => Promise<void>
}) {
  const t = getTranslator(locale, 'consents')
  return (
    <Disclosure summary={t('withdraw.title')}>
      <form action={action}>
        <HiddenFields values={{ id: consent.id }} />
        <p className="mb-3">
          {t('withdraw.body', { partner: localized(locale, consent.partnerName), term: durationText(locale, consent.keepDays) })}
        </p>
        <Button kind="danger">{t('withdraw.submit')}</Button>
      </form>
    </Disclosure>
  )
}
