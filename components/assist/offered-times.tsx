import { formatWhen } from '@/components/queue/when'
import { Button, HiddenFields, Notice, RadioGroup } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { OfferedTime } from '@/lib/queue/model'

type Props = {
  locale: Locale
  times: readonly OfferedTime[]
  error?: string | undefined
  action: (form: FormData) => Promise<void>
  submit: string
  hidden: Record<string, string>
}

/** Times the operator can read aloud; those kept for staff say so. */
export function OfferedTimes({ locale, times, error, action, submit, hidden }: Props) {
  const t = getTranslator(locale, 'assist')
  if (times.length === 0) return <Notice tone="warning" title={t('caller.noTimes')} />
  return (
    <form action={action} noValidate>
      <HiddenFields values={hidden} />
      <RadioGroup
        name="slotId"
        legend={t('caller.times')}
        error={error}
        options={times.map((time) => ({
          value: time.slotId,
          label: formatWhen(locale, time.startsAt),
          ...(time.reserve && { hint: t('caller.reserve') }),
        }))}
      />
      <Button>{submit}</Button>
    </form>
  )
}
