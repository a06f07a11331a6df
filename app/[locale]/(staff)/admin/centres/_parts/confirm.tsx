import { ConfirmChange } from '@/components/plan/confirm-change'
import { formatDateTime, getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { FormAttempt } from '@/lib/platform/forms'
import { findServiceName } from '@/lib/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { AFFECTED } from './affected'

type Props = {
  ctx: Ctx
  locale: Locale
  attempt: FormAttempt
  action: (form: FormData) => Promise<void>
  /** Back to the page without the change; the typed values stay in the form below. */
  cancelHref: string
}

/** The question before a change that touches booked visits. */
export async function Confirm({ ctx, locale, attempt, action, cancelHref }: Props) {
  const t = getTranslator(locale, 'plan')
  const { [AFFECTED.count]: counted, [AFFECTED.visits]: listed, ...values } = attempt.values
  const count = Number(counted) || 0
  const rows = [listed ?? []].flat().map((line) => {
    const [id = '', at = '', serviceCode = ''] = line.split(' ')
    return { id, at: new Date(at), serviceCode }
  })
  const codes = [...new Set(rows.map(({ serviceCode }) => serviceCode))]
  const names = new Map(await Promise.all(codes.map(async (code) => [code, await findServiceName(ctx, code)] as const)))
  return (
    <ConfirmChange
      action={action}
      values={values}
      cancelHref={cancelHref}
      visits={rows.map(({ id, at, serviceCode }) => {
        const name = names.get(serviceCode)
        return { key: id, when: formatDateTime(locale, at), service: name ? localized(locale, name.name) : serviceCode }
      })}
      words={{
        title: t('confirm.title', { count }),
        body: t('confirm.body'),
        times: t('confirm.times'),
        when: t('confirm.when'),
        service: t('confirm.service'),
        more: count > rows.length ? t('confirm.more', { count: count - rows.length }) : null,
        submit: t('confirm.submit'),
        back: t('confirm.back'),
      }}
    />
  )
}
