import { Button, Select, TextField } from '@/components/ui'

type Props = {
  action: string
  query: string
  /** The one thing a list is narrowed down by beside its words. */
  choice: {
    name: string
    value: string | undefined
    label: string
    all: string
    options: readonly { value: string; label: string }[]
  }
  words: { query: string; submit: string; found: string }
}

/** What stands over a list of the staff section: words, one choice, and how many were found. */
export function ListSearch({ action, query, choice, words }: Props) {
  return (
    <>
      <form method="get" action={action} className="mb-6 grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_16rem_auto]">
        <div className="-mb-6">
          <TextField
            name="q"
            label={words.query}
            defaultValue={query}
            maxLength={80}
            width="full"
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <div className="-mb-6">
          <Select
            name={choice.name}
            label={choice.label}
            placeholder={choice.all}
            defaultValue={choice.value}
            options={[...choice.options]}
          />
        </div>
        <Button kind="secondary">{words.submit}</Button>
      </form>
      <p className="mb-3 text-muted" role="status">
        {words.found}
      </p>
    </>
  )
}
