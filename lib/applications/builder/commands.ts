import { applyFieldCommand } from './change-fields'
import { applyFormCommand } from './change-form'
import { applyRuleCommand } from './change-rules'
import { applyStepCommand } from './change-steps'
import type { BuilderKind, FormDraft, WritableDraft } from './form'
import type { SimpleTest, SimpleValue, SimpleWhen } from './simple'
import type { Words } from './words'

export type By = -1 | 1
/** `keep`: it is made of parts the lists cannot show, and stays as it is. */
export type WhenInput = SimpleWhen | 'keep'
export type TestInput = SimpleTest | 'keep'
export type ValueInput = SimpleValue | 'keep'

export type StepCommand =
  | { do: 'step.add'; title: Words }
  | {
      do: 'step.change'
      step: string
      title: Words
      lead: Words
      screening: boolean
      elsewhere: string
      elsewhereText: Words
      when: WhenInput
    }
  | { do: 'step.move'; step: string; by: By }
  | { do: 'step.remove'; step: string }

export type FieldCommand =
  | {
      do: 'field.add'
      step: string /** The group or table it becomes a part of; none: the step itself. */
      parent: string
      kind: BuilderKind
      label: Words
      options: readonly string[]
    }
  | {
      do: 'field.change'
      path: string
      label: Words
      hint: Words
      optional: boolean
      prefill: string
      fixed: boolean
      /** By name (./props.ts); undefined takes one away. */
      props: Readonly<Record<string, unknown>>
      value?: ValueInput
      when: WhenInput
    }
  | { do: 'field.move'; path: string; by: By }
  | { do: 'field.remove'; path: string }
  | { do: 'option.add'; path: string; label: Words }
  | { do: 'option.change'; path: string; option: string; label: Words; hint: Words }
  | { do: 'option.move'; path: string; option: string; by: By }
  | { do: 'option.remove'; path: string; option: string }

export type RuleCommand =
  | { do: 'rule.save'; step: string /** Empty: a new one. */; rule: string; field: string; test: TestInput; text: Words }
  | { do: 'rule.remove'; step: string; rule: string }
  | { do: 'eligibility.save'; rule: string; test: TestInput; title: Words; failed: Words; met: Words; notMet: Words }
  | { do: 'eligibility.move'; rule: string; by: By }
  | { do: 'eligibility.remove'; rule: string }
  | {
      do: 'route.save' /** Its place; the next free one is a new route. */
      index: number
      agency: string
      officeField: string
      when: WhenInput
    }
  | { do: 'route.move'; index: number; by: By }
  | { do: 'route.remove'; index: number }

export type FormCommand =
  | { do: 'declaration.save'; code: string; text: Words }
  | { do: 'declaration.move'; code: string; by: By }
  | { do: 'declaration.remove'; code: string }
  | {
      do: 'settings'
      minutes: number
      applicants: 'people' | 'companies' | 'any'
      family: 'standard' | 'four_eyes'
      onSilence: 'alarm' | 'yes' | 'no'
      level: '' | 'substantial' | 'high'
      after: 'visit' | 'wait'
      speedField: string
      /** `` none, `person.open`, `person.ever`, or `<field>.open`, `<field>.ever`. */
      claim: string
    }
  | { do: 'texts'; lead: Words; prepare: Words; submitted: Words; approved: Words }

export type Command = StepCommand | FieldCommand | RuleCommand | FormCommand

/** Why a command was not carried out; `field` is the control it is about. */
export type Refusal = {
  field: string
  code: 'unknown_place' | 'edge' | 'last_one' | 'wrong_value' | 'wrong_kind' | 'nothing_to_ask' | 'unknown_placeholder'
}
/** Where the thing just made or changed is found. */
export type Done = { refusal: Refusal } | { made?: string }

/**
 * The form after one command. What it was given stays as it is; a refused command changes nothing.
 */
export function applyCommand(
  draft: FormDraft,
  command: Command,
): { ok: true; draft: FormDraft; made?: string } | { ok: false; error: Refusal } {
  const next = structuredClone(draft) as WritableDraft
  const done = change(next, command)
  if ('refusal' in done) return { ok: false, error: done.refusal }
  return { ok: true, draft: next as FormDraft, ...(done.made === undefined ? {} : { made: done.made }) }
}

function change(draft: WritableDraft, command: Command): Done {
  switch (command.do) {
    case 'step.add':
    case 'step.change':
    case 'step.move':
    case 'step.remove':
      return applyStepCommand(draft, command)
    case 'field.add':
    case 'field.change':
    case 'field.move':
    case 'field.remove':
    case 'option.add':
    case 'option.change':
    case 'option.move':
    case 'option.remove':
      return applyFieldCommand(draft, command)
    case 'rule.save':
    case 'rule.remove':
    case 'eligibility.save':
    case 'eligibility.move':
    case 'eligibility.remove':
    case 'route.save':
    case 'route.move':
    case 'route.remove':
      return applyRuleCommand(draft, command)
    default:
      return applyFormCommand(draft, command)
  }
}
