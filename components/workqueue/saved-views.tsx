import { Button, Checkbox, Disclosure, HiddenFields, TextField, TextLink } from '@/components/ui'
import { filterQuery, isNarrowed, type WorkFilter } from '@/lib/applications/model'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { FormAttempt } from '@/lib/platform/forms/model'
import { problemOf, typedText } from './words'

type Saved = { id: string; name: string; filter: WorkFilter; shared: boolean; mayDrop: boolean }
type Props = {
  locale: Locale
  here: string
  filter: WorkFilter
  saved: readonly Saved[]
  mayShare: boolean
  typed: FormAttempt | null
  save: (form: FormData) => Promise<void>
  drop: (form: FormData) => Promise<void>
}

/** Views kept under a name: links to them, and a form to keep what is shown now. */
export function SavedViews({ locale, here, filter, saved, mayShare, typed, save, drop }: Props) {
  const t = getTranslator(locale, 'workqueue')
  const query = new URLSearchParams(filterQuery(filter)).toString()
  if (saved.length === 0 && !isNarrowed(filter) && !typed) return null
  return (
    <div className="mb-4">
      {saved.length > 0 && (
        <nav aria-label={t('saved.title')} className="mb-2">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            {saved.map((view) => (
              <li key={view.id} className="flex items-center gap-1">
                <TextLink href={`${here}?${new URLSearchParams(filterQuery(view.filter))}`} className="inline-block py-2">
                  {view.name}
                </TextLink>
                {view.shared && <span className="text-sm text-muted">({t('saved.shared')})</span>}
                {view.mayDrop && (
                  <form action={drop}>
                    <HiddenFields values={{ viewId: view.id }} />
                    <Button kind="quiet" size="sm" aria-label={t('saved.dropNamed', { name: view.name })}>
                      {t('saved.drop')}
                    </Button>
                  </form>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Disclosure summary={t('saved.save')} open={typed !== null}>
        <form action={save} noValidate>
          <HiddenFields values={{ query }} />
          <TextField
            name="name"
            label={t('saved.name')}
            maxLength={60}
            required
            autoComplete="off"
            defaultValue={typedText(typed, 'name')}
            error={problemOf(locale, typed, 'name')}
          />
          {mayShare && <Checkbox name="share" value="yes" label={t('saved.share')} />}
          <Button kind="secondary">{t('saved.submit')}</Button>
        </form>
      </Disclosure>
    </div>
  )
}
