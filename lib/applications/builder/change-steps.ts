import type { Done, StepCommand } from './commands'
import type { WritableDraft } from './form'
import { nameFrom } from './form'
import { refuse, setCondition, swap } from './change'
import { setWords, removeWords } from './words'
import { forgetField } from './forget'

export function applyStepCommand(draft: WritableDraft, command: StepCommand): Done {
  const { steps } = draft.record
  if (command.do === 'step.add') {
    const code = nameFrom(
      command.title.az,
      steps.map((step) => step.code),
      'snake',
    )
    // A page asks something: the first question is there to be renamed.
    const taken = steps.flatMap((step) => step.fields.map(({ name }) => name))
    const name = nameFrom('sual', taken, 'camel')
    steps.push({ code, fields: [{ name, kind: 'text', maxLength: 200 }] })
    setWords(draft.texts, `steps.${code}.title`, command.title)
    setWords(draft.texts, `fields.${name}.label`, { az: 'Yeni sual', en: 'New question', ru: 'Новый вопрос' })
    return { made: code }
  }
  const index = steps.findIndex(({ code }) => code === command.step)
  const step = steps[index]
  if (!step) return refuse('step', 'unknown_place')
  switch (command.do) {
    case 'step.change': {
      setWords(draft.texts, `steps.${step.code}.title`, command.title)
      setWords(draft.texts, `steps.${step.code}.lead`, command.lead)
      setWords(draft.texts, `steps.${step.code}.elsewhere`, command.elsewhere ? command.elsewhereText : { az: '', en: '', ru: '' })
      if (command.screening) step.screening = true
      else delete step.screening
      if (command.elsewhere) step.elsewhere = command.elsewhere
      else delete step.elsewhere
      setCondition(step, command.when)
      return {}
    }
    case 'step.move':
      return swap(steps, index, command.by)
    case 'step.remove': {
      if (steps.length === 1) return refuse('step', 'last_one')
      steps.splice(index, 1)
      removeWords(draft.texts, `steps.${step.code}`)
      for (const rule of step.rules ?? []) removeWords(draft.texts, `errors.${rule.code}`)
      for (const field of step.fields) forgetField(draft, field, field.name)
      return {}
    }
  }
}
