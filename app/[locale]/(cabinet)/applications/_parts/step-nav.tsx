import { Steps } from '@/components/ui'
import type { OpenDraft } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'

/** Where one is in the form; steps saved without mistakes are links back. */
export function StepNav({ draft, locale, current }: { draft: OpenDraft; locale: Locale; current: string }) {
  const t = getTranslator(locale, 'applications')
  const ui = getTranslator(locale, 'ui')
  const base = `/${locale}/applications/${draft.id}`
  const finished = draft.reading.complete && draft.sections.every(({ step }) => draft.saved.has(step))
  const steps = draft.sections.map(({ step, title }) => {
    const done = draft.saved.has(step) && draft.reading.steps.find((one) => one.step.code === step)?.errors.length === 0
    return {
      label: title,
      state: step === current ? ('current' as const) : done ? ('done' as const) : ('todo' as const),
      ...(draft.saved.has(step) ? { href: `${base}/edit/${step}` } : {}),
    }
  })
  const review = {
    label: t('edit.review'),
    state: current === 'review' ? ('current' as const) : ('todo' as const),
    ...(finished ? { href: `${base}/review` } : {}),
  }
  return <Steps label={t('edit.steps')} items={[...steps, review]} doneLabel={ui('steps.done')} />
}
