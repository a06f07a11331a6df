import type { Done, FormCommand } from './commands'
import { refuse, swap } from './change'
import { nameFrom, type WritableDraft } from './form'
import { removeWords, setWords } from './words'

export function applyFormCommand(draft: WritableDraft, command: FormCommand): Done {
  const { record, texts } = draft
  switch (command.do) {
    case 'texts':
      setWords(texts, 'lead', command.lead)
      setWords(texts, 'prepare', command.prepare)
      setWords(texts, 'next.submitted', command.submitted)
      setWords(texts, 'next.approved', command.approved)
      return {}
    case 'settings':
      return changeSettings(draft, command)
    case 'declaration.save': {
      const code = command.code || nameFrom(command.text.az, record.declarations, 'snake')
      if (command.code && !record.declarations.includes(code)) return refuse('main', 'unknown_place')
      if (!command.code) record.declarations.push(code)
      setWords(texts, `declarations.${code}`, command.text)
      return { made: code }
    }
    case 'declaration.move':
      return swap(record.declarations, record.declarations.indexOf(command.code), command.by)
    case 'declaration.remove': {
      if (!record.declarations.includes(command.code)) return refuse('main', 'unknown_place')
      if (record.declarations.length === 1) return refuse('main', 'last_one')
      record.declarations = record.declarations.filter((code) => code !== command.code)
      removeWords(texts, `declarations.${command.code}`)
      return {}
    }
  }
}

function changeSettings({ record }: WritableDraft, command: FormCommand & { do: 'settings' }): Done {
  const names = record.steps.flatMap((step) => step.fields.map(({ name }) => name))
  if (command.speedField && !names.includes(command.speedField)) return refuse('speedField', 'unknown_place')
  const [by = '', period] = command.claim.split('.')
  if (by && by !== 'person' && !names.includes(by)) return refuse('claim', 'unknown_place')
  record.minutes = command.minutes
  record.after = command.after
  set(record, 'applicants', command.applicants === 'people' ? undefined : command.applicants)
  // `instant` has a rule of its own, which only its author can take away.
  if (record.family !== 'instant') set(record, 'family', command.family === 'standard' ? undefined : command.family)
  set(record, 'onSilence', command.onSilence === 'alarm' ? undefined : command.onSilence)
  set(record, 'level', command.level || undefined)
  set(record, 'speedField', command.speedField || undefined)
  set(
    record,
    'claim',
    by
      ? {
          by: by === 'person' ? ('person' as const) : { field: by },
          while: period === 'ever' ? ('ever' as const) : ('open' as const),
        }
      : undefined,
  )
  return {}
}

function set<T extends object, K extends keyof T>(target: T, key: K, value: T[K] | undefined): void {
  if (value === undefined) delete target[key]
  else target[key] = value
}
