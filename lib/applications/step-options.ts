import { getTranslator, type Locale } from '@/lib/i18n'
import type { ServiceDefinition, World } from './definition'
import { judgeRule } from './eligibility'
import { factValue } from './facts'
import type { OptionView } from './field-view'
import { lineParams } from './lines'
import type { Placed } from './placed'
import { documentsOf, documentWords, relativesOf, relativeWords } from './portfolio-documents'
import { must, type ServiceText } from './texts'

type Context = { locale: Locale; definition: Pick<ServiceDefinition, 'eligibility'>; world: World; text: ServiceText }

/** What can be chosen, in words; none for fields that are typed. */
export function optionsOf({ locale, definition, world, text }: Context, { field, key }: Placed): OptionView[] {
  const t = getTranslator(locale, 'applications')
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.map((value) => {
        const hint = text(`fields.${key}.hints.${value}`)
        return { value, label: must(text, `fields.${key}.options.${value}`), ...(hint ? { hint } : {}) }
      })
    case 'yes_no':
      return [
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]
    case 'listed':
      return [...(world.lists[field.list] ?? [])]
    case 'relative':
      return relativesOf(world.facts, field.kin).map((one) => ({ value: one.pin, ...relativeWords(locale, one) }))
    case 'document':
      return documentsOf(world.facts, field.of).map(({ value }) => ({ value, ...documentWords(locale, world.facts, value) }))
    case 'child': {
      const rule = definition.eligibility.find(({ code }) => code === field.qualifiedBy)
      const children = factValue(world.facts, 'children') ?? []
      return (rule ? judgeRule(rule, world).lines : []).flatMap((line): OptionView[] => {
        const child = children.find(({ pin }) => pin === line.subject)
        if (!child) return []
        const hint = must(text, `lines.${line.code}`, lineParams(locale, line.params, world.facts))
        return [{ value: child.pin, label: child.name, hint, disabled: !line.holds }]
      })
    }
    default:
      return []
  }
}
