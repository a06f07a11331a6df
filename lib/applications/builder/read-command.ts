import type { FieldError, FormValues } from '@/lib/platform/forms/model'
import type { Command } from './commands'
import { BUILDER_KINDS, type BuilderKind, findField, type FormDraft } from './form'
import { FormReader } from './form-reader'
import { KIND_PROPS, NEVER_OPTIONAL, PREFILLS, type PropInput } from './props'

/** The command a form of the builder stands for, or what is wrong in it, field by field. */
export function readCommand(
  draft: FormDraft,
  values: FormValues,
): { ok: true; value: Command } | { ok: false; error: FieldError[] } {
  const reader = new FormReader(values, Object.keys(draft.record.amounts ?? {}))
  const command = commandOf(draft, reader)
  if (reader.errors.length > 0) return { ok: false, error: reader.errors }
  return command ? { ok: true, value: command } : { ok: false, error: [{ field: 'main', code: 'unknown_place' }] }
}

function commandOf(draft: FormDraft, r: FormReader): Command | null {
  const act = r.raw('do')
  const by = r.raw('by') === '1' ? 1 : -1
  switch (act) {
    case 'step.add':
      return { do: act, title: r.words('title', 'needed') }
    case 'step.change': {
      const elsewhere = r.raw('elsewhere')
      return {
        do: act,
        step: r.raw('step'),
        title: r.words('title', 'needed'),
        lead: r.words('lead'),
        screening: r.flag('screening'),
        elsewhere,
        elsewhereText: r.words('elsewhereText', elsewhere ? 'needed' : undefined),
        when: r.when(),
      }
    }
    case 'step.move':
      return { do: act, step: r.raw('step'), by }
    case 'step.remove':
      return { do: act, step: r.raw('step') }
    case 'field.add':
      return {
        do: act,
        step: r.raw('step'),
        parent: r.raw('parent'),
        kind: r.oneOf('kind', BUILDER_KINDS, 'text'),
        label: r.words('label', 'needed'),
        options: r.lines('options'),
      }
    case 'field.change':
      return fieldChange(draft, r)
    case 'field.move':
      return { do: act, path: r.raw('path'), by }
    case 'field.remove':
      return { do: act, path: r.raw('path') }
    case 'option.add':
      return { do: act, path: r.raw('path'), label: r.words('label', 'needed') }
    case 'option.change':
      return { do: act, path: r.raw('path'), option: r.raw('option'), label: r.words('label', 'needed'), hint: r.words('hint') }
    case 'option.move':
      return { do: act, path: r.raw('path'), option: r.raw('option'), by }
    case 'option.remove':
      return { do: act, path: r.raw('path'), option: r.raw('option') }
    case 'rule.save':
      return {
        do: act,
        step: r.raw('step'),
        rule: r.raw('rule'),
        field: r.needed('field'),
        test: r.test(),
        text: r.words('text', 'needed'),
      }
    case 'rule.remove':
      return { do: act, step: r.raw('step'), rule: r.raw('rule') }
    case 'eligibility.save':
      return {
        do: act,
        rule: r.raw('rule'),
        test: r.test(),
        title: r.words('title', 'needed'),
        failed: r.words('failed', 'needed'),
        met: r.words('met', 'needed', ['value']),
        notMet: r.words('notMet', 'needed', ['value']),
      }
    case 'eligibility.move':
      return { do: act, rule: r.raw('rule'), by }
    case 'eligibility.remove':
      return { do: act, rule: r.raw('rule') }
    case 'declaration.save':
      return { do: act, code: r.raw('code_'), text: r.words('text', 'needed') }
    case 'declaration.move':
      return { do: act, code: r.raw('code_'), by }
    case 'declaration.remove':
      return { do: act, code: r.raw('code_') }
    case 'route.save':
      return { do: act, index: r.index(), agency: r.raw('agency'), officeField: r.raw('officeField'), when: r.when() }
    case 'route.move':
      return { do: act, index: r.index(), by }
    case 'route.remove':
      return { do: act, index: r.index() }
    case 'settings':
      return {
        do: act,
        minutes: r.whole('minutes', 1, 120) ?? 5,
        applicants: r.oneOf('applicants', ['people', 'companies', 'any'], 'people'),
        family: r.oneOf('family', ['standard', 'four_eyes'], 'standard'),
        onSilence: r.oneOf('onSilence', ['alarm', 'yes', 'no'], 'alarm'),
        level: r.oneOf('level', ['', 'substantial', 'high'], ''),
        after: r.oneOf('after', ['visit', 'wait'], 'wait'),
        speedField: r.raw('speedField'),
        claim: r.raw('claim'),
      }
    case 'texts':
      return {
        do: act,
        lead: r.words('lead', 'needed'),
        prepare: r.words('prepare', 'needed'),
        submitted: r.words('submitted'),
        approved: r.words('approved'),
      }
    default:
      return null
  }
}

function fieldChange(draft: FormDraft, r: FormReader): Command | null {
  const path = r.raw('path')
  const field = findField(draft.record, path)
  const kind = BUILDER_KINDS.find((one) => one === field?.kind)
  if (!kind) return null
  const props = Object.fromEntries(Object.entries(KIND_PROPS[kind]).map(([name, input]) => [name, prop(r, name, input)]))
  orderly(r, kind, props)
  const prefill = r.raw('prefill')
  return {
    do: 'field.change',
    path,
    label: r.words('label', 'needed'),
    hint: r.words('hint'),
    optional: r.flag('optional') && !NEVER_OPTIONAL.includes(kind),
    prefill: PREFILLS[kind]?.includes(prefill) ? prefill : '',
    fixed: r.flag('fixed'),
    props,
    ...(kind === 'computed' ? { value: r.value() } : {}),
    when: r.when(),
  }
}

function prop(r: FormReader, name: string, input: PropInput): unknown {
  switch (input.input) {
    case 'whole':
      return r.whole(name, input.min, input.max, input.needed)
    case 'manat':
      return r.manat(name)
    case 'bound':
      return r.bound(name)
    case 'one':
      return r.oneOf(name, input.of, input.of[0] ?? '')
    case 'many':
      return r.many(name, input.of)
  }
}

/** The least is not above the most. */
function orderly(r: FormReader, kind: BuilderKind, props: Record<string, unknown>): void {
  const pairs = kind === 'text' ? [['minLength', 'maxLength']] : kind === 'date' ? [['from', 'to']] : [['min', 'max']]
  for (const [low = '', high = ''] of pairs) {
    const [a, b] = [props[low], props[high]]
    if ((typeof a === 'number' && typeof b === 'number' && a > b) || (isPlainDay(a) && isPlainDay(b) && a > b))
      r.errors.push({ field: high, code: 'least_above_most' })
  }
}
const isPlainDay = (value: unknown): value is string => typeof value === 'string' && value !== 'today'
