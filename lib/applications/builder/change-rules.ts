import type { Expr } from '../expr'
import type { Done, RuleCommand, TestInput } from './commands'
import { refuse, setCondition, swap } from './change'
import type { FormRecord, Writable, WritableDraft } from './form'
import { nameFrom } from './form'
import { factsIn, testExpr } from './simple'
import { removeWords, setWords } from './words'

export function applyRuleCommand(draft: WritableDraft, command: RuleCommand): Done {
  switch (command.do) {
    case 'rule.save':
    case 'rule.remove':
      return stepRule(draft, command)
    case 'eligibility.save':
    case 'eligibility.move':
    case 'eligibility.remove':
      return eligibility(draft, command)
    default:
      return route(draft, command)
  }
}

/** Undefined: what was typed in one of its lines is no value of that kind. */
function expression(draft: WritableDraft, input: TestInput, before: Writable<Expr> | undefined): Writable<Expr> | undefined {
  if (input === 'keep') return before
  return (testExpr(draft.record as FormRecord, input) ?? undefined) as Writable<Expr> | undefined
}

function stepRule(draft: WritableDraft, command: Extract<RuleCommand, { do: 'rule.save' | 'rule.remove' }>): Done {
  const step = draft.record.steps.find(({ code }) => code === command.step)
  if (!step) return refuse('main', 'unknown_place')
  const rules = step.rules ?? []
  const known = rules.find(({ code }) => code === command.rule)
  if (command.rule && !known) return refuse('main', 'unknown_place')
  if (command.do === 'rule.remove') {
    step.rules = rules.filter((rule) => rule !== known)
    if (step.rules.length === 0) delete step.rules
    removeWords(draft.texts, `errors.${command.rule}`)
    return {}
  }
  if (!step.fields.some(({ name }) => name === command.field)) return refuse('field', 'unknown_place')
  const test = expression(draft, command.test, known?.test)
  if (!test) return refuse('test.0.left', 'wrong_value')
  const taken = draft.record.steps.flatMap((one) => (one.rules ?? []).map(({ code }) => code))
  const code = known?.code ?? nameFrom(command.text.az, taken, 'snake')
  if (known) Object.assign(known, { field: command.field, test })
  else step.rules = [...rules, { code, field: command.field, test }]
  setWords(draft.texts, `errors.${code}`, command.text)
  return { made: code }
}

function eligibility(draft: WritableDraft, command: Extract<RuleCommand, { do: `eligibility.${string}` }>): Done {
  const rules = draft.record.eligibility
  const index = rules.findIndex(({ code }) => code === command.rule)
  const known = rules[index]
  if (command.rule && !known) return refuse('main', 'unknown_place')
  if (command.do === 'eligibility.move') return swap(rules, index, command.by)
  if (command.do === 'eligibility.remove') {
    rules.splice(index, 1)
    removeWords(draft.texts, `eligibility.${command.rule}`)
    removeWords(draft.texts, `lines.${command.rule}_met`)
    removeWords(draft.texts, `lines.${command.rule}_not_met`)
    return {}
  }
  const test = expression(draft, command.test, known?.test)
  if (!test) return refuse('test.0.left', 'wrong_value')
  const reads = factsIn(test as Expr)
  // It is judged before anything was answered: only registers can be asked.
  if (reads.length === 0) return refuse('test.0.left', 'nothing_to_ask')
  const code =
    known?.code ??
    nameFrom(
      command.title.az,
      rules.map((rule) => rule.code),
      'snake',
    )
  if (known) Object.assign(known, { reads, test })
  else rules.push({ code, reads, test })
  setWords(draft.texts, `eligibility.${code}.title`, command.title)
  setWords(draft.texts, `eligibility.${code}.failed`, command.failed)
  setWords(draft.texts, `lines.${code}_met`, command.met)
  setWords(draft.texts, `lines.${code}_not_met`, command.notMet)
  return { made: code }
}

function route(draft: WritableDraft, command: Extract<RuleCommand, { do: `route.${string}` }>): Done {
  const routes = draft.record.routes ?? []
  const known = routes[command.index]
  if (command.do === 'route.save') {
    if (!command.agency && !command.officeField) return refuse('agency', 'nothing_to_ask')
    if (command.officeField && !draft.record.steps.some((step) => step.fields.some(({ name }) => name === command.officeField)))
      return refuse('officeField', 'unknown_place')
    const next = known ?? {}
    if (command.agency) next.agency = command.agency
    else delete next.agency
    if (command.officeField) next.officeField = command.officeField
    else delete next.officeField
    setCondition(next, command.when)
    if (!known) draft.record.routes = [...routes, next]
    return {}
  }
  if (!known) return refuse('main', 'unknown_place')
  if (command.do === 'route.move') return swap(routes, command.index, command.by)
  draft.record.routes = routes.filter((one) => one !== known)
  if (draft.record.routes.length === 0) delete draft.record.routes
  return {}
}
