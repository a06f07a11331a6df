import { Button, HiddenFields, Notice, Panel, RadioGroup, TextArea } from '@/components/ui'
import type { FormCard } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms'
import { settle, start } from '../actions'
import { messageOf } from './words'

type Props = { card: FormCard; locale: Locale; attempt: FormAttempt | null }
type Act = 'hand_in' | 'take_back' | 'send_back' | 'publish' | 'discard' | 'retire'

/** What the reader may do with the version that is open, and with the one in use. */
export function CardForms({ card, locale, attempt }: Props) {
  const t = getTranslator(locale, 'builder')
  const { open } = card
  const form = (
    act: Act,
    label: string,
    note?: { label: string; needed: boolean },
    kind: 'primary' | 'secondary' | 'danger' = 'secondary',
  ) => {
    const mine = attempt?.values.act === act ? attempt : null
    const wrong = mine?.errors.find(({ field }) => field === `${act}-note`)
    return (
      <form action={settle} noValidate key={act}>
        <HiddenFields values={{ code: card.code, rowVersion: String(open?.rowVersion ?? 1), act }} />
        {note && (
          <NoteField
            id={`${act}-note`}
            label={note.label}
            required={note.needed}
            typed={typeof mine?.values.note === 'string' ? mine.values.note : undefined}
            error={wrong && messageOf(locale, wrong)}
          />
        )}
        <Button kind={kind}>{label}</Button>
      </form>
    )
  }
  return (
    <div className="grid gap-6">
      {open?.state === 'draft' && card.canEdit && (
        <Panel title={t('card.handIn')}>
          {form('hand_in', t('card.handIn'), { label: t('card.handInNote'), needed: false }, 'primary')}
        </Panel>
      )}
      {open?.state === 'in_review' && card.canReview && (
        <Panel title={t('card.publish')}>
          <p className="mb-4 max-w-text">{t('card.publishHint')}</p>
          {open.second ? (
            form('publish', t('card.publish'), undefined, 'primary')
          ) : (
            <Notice tone="info">{t('card.ownWork')}</Notice>
          )}
        </Panel>
      )}
      {open?.state === 'in_review' && card.canReview && (
        <Panel title={t('card.sendBack')}>
          {form('send_back', t('card.sendBack'), { label: t('card.sendBackNote'), needed: true })}
        </Panel>
      )}
      {open?.state === 'in_review' && card.canEdit && (
        <Panel title={t('card.takeBack')}>
          <p className="mb-4 max-w-text">{t('card.waiting')}</p>
          {form('take_back', t('card.takeBack'))}
        </Panel>
      )}
      {open?.state === 'draft' && card.canEdit && (
        <Panel title={t('card.discard')}>
          <p className="mb-4 max-w-text">{t('card.discardHint')}</p>
          {form('discard', t('card.discard'), undefined, 'danger')}
        </Panel>
      )}
      {card.current !== null && card.canReview && (
        <Panel title={t('card.retire')}>
          <p className="mb-4 max-w-text">{t('card.retireHint')}</p>
          {form('retire', t('card.retire'), { label: t('card.retireNote'), needed: true }, 'danger')}
        </Panel>
      )}
    </div>
  )
}

/** Several notes stand on one page: the control is named `note`, its id is its own. */
function NoteField({
  id,
  label,
  required,
  typed,
  error,
}: {
  id: string
  label: string
  required: boolean
  typed: string | undefined
  error: string | undefined
}) {
  return (
    <div className="mb-6 max-w-text">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {error && (
        <p id={`${id}-error`} className="mt-1 font-semibold text-danger">
          {error}
        </p>
      )}
      <textarea
        id={id}
        name="note"
        rows={3}
        maxLength={2000}
        defaultValue={typed}
        aria-required={required || undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        className="mt-2 block w-full rounded-md border border-line-strong bg-surface px-3.5 py-2.5"
      />
    </div>
  )
}

/** A new version: empty, or from a form there is. */
export function StartPanel({ card, locale, attempt }: Props) {
  const t = getTranslator(locale, 'builder')
  if (card.open || !card.canEdit) return null
  const error = (name: string) => {
    const found = attempt?.errors.find(({ field }) => field === name)
    return found && messageOf(locale, found)
  }
  const ways = [
    ...(card.current === null ? [] : (['published'] as const)),
    ...(card.folder?.copyable ? (['folder'] as const) : []),
    'generic' as const,
    'empty' as const,
    'json' as const,
  ]
  return (
    <Panel title={t('card.start')}>
      <form action={start} noValidate>
        <HiddenFields values={{ code: card.code }} />
        <RadioGroup
          name="from"
          legend={t('card.startLead')}
          error={error('from')}
          defaultValue={typeof attempt?.values.from === 'string' ? attempt.values.from : ways[0]}
          options={ways.map((value) => ({ value, label: t(`card.from.${value}`), hint: t(`card.from.${value}Hint`) }))}
        />
        <TextArea
          name="json"
          label={t('card.json')}
          error={error('json')}
          defaultValue={typeof attempt?.values.json === 'string' ? attempt.values.json : undefined}
          rows={4}
          spellCheck={false}
        />
        <Button>{t('card.startSubmit')}</Button>
      </form>
    </Panel>
  )
}
