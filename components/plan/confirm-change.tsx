import { Button, ButtonLink, DataTable, Notice } from '@/components/ui'

export type ConfirmChangeProps = {
  /** Posts the form once more, with its values and the yes. */
  action: (form: FormData) => Promise<void>
  values: Record<string, string | string[]>
  visits: readonly { key: string; when: string; service: string }[]
  cancelHref: string
  words: {
    title: string
    body: string
    times: string
    when: string
    service: string
    more: string | null
    submit: string
    back: string
  }
}

/** Between the wish and the deed: whom a change of the plan touches. Plain HTML, so that it stands in the way without scripts too. */
export function ConfirmChange({ action, values, visits, cancelHref, words }: ConfirmChangeProps) {
  return (
    <section aria-labelledby="confirm-title" className="rounded-lg border-2 border-line-strong bg-surface p-4 sm:p-6">
      <h2 id="confirm-title" className="mb-4 text-xl">
        {words.title}
      </h2>
      <Notice tone="warning">{words.body}</Notice>
      <div className="my-6">
        <DataTable
          caption={words.times}
          captionHidden
          rows={visits}
          rowKey={(visit) => visit.key}
          empty={words.times}
          columns={[
            { header: words.when, primary: true, cell: (visit) => visit.when },
            { header: words.service, cell: (visit) => visit.service },
          ]}
        />
        {words.more && <p className="mt-3 text-muted">{words.more}</p>}
      </div>
      <form action={action} className="flex flex-wrap gap-3">
        {Object.entries(values).flatMap(([name, value]) =>
          [value].flat().map((one) => <input key={`${name} ${one}`} type="hidden" name={name} value={one} />),
        )}
        <Button name="confirmed" value="yes">
          {words.submit}
        </Button>
        <ButtonLink kind="secondary" href={cancelHref}>
          {words.back}
        </ButtonLink>
      </form>
    </section>
  )
}
