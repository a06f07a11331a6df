import { Button, Disclosure, HiddenFields, Panel, TextField } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { RegisteredClient } from '@/lib/identity/model'
import { move } from '../actions'

type Props = {
  locale: Locale
  client: Pick<RegisteredClient, 'clientId' | 'status'> & { version: number }
  /** Of a refused form, which is then shown open. */
  reason: string | undefined
  error: string | undefined
}

/** Suspending signs everybody out there, so it takes two steps and a reason. */
export function ClientMoves({ locale, client, reason, error }: Props) {
  const t = getTranslator(locale, 'clients')
  const suspends = client.status === 'active'
  const name = suspends ? 'suspend' : 'resume'
  const form = (
    <form action={move} noValidate>
      <p className="mb-4 max-w-text">{t(`moves.${name}Hint`)}</p>
      <HiddenFields values={{ clientId: client.clientId, version: String(client.version), move: name }} />
      <TextField
        name="reason"
        label={t('moves.reason')}
        hint={t('moves.reasonHint')}
        error={error}
        defaultValue={reason}
        maxLength={300}
        autoComplete="off"
        required
      />
      <Button kind={suspends ? 'danger' : 'secondary'}>{t(suspends ? 'moves.suspendConfirm' : 'moves.resume')}</Button>
    </form>
  )
  return (
    <Panel title={t('moves.title')} id="main">
      {suspends ? (
        <Disclosure summary={t('moves.suspend')} open={error !== undefined}>
          {form}
        </Disclosure>
      ) : (
        form
      )}
    </Panel>
  )
}
