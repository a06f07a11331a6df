import type { Field, ServiceDefinition } from './definition'

/** A JSON Schema (draft 2020-12) as plain data. */
export type JsonSchema = { readonly [key: string]: unknown }

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

/**
 * The shape of a form's answers once read: what an export carries and what other systems may rely on. Questions that are asked only
 * under a condition may be missing; those always asked and not optional may not.
 *
 * @param label words of a field, by its key (`cars_plate` in a row), for titles
 */
export function jsonSchemaOf(
  definition: ServiceDefinition,
  label: (key: string) => string | undefined = () => undefined,
): JsonSchema {
  const fields = definition.steps.flatMap((step) =>
    step.fields.map((field) => ({ field, always: !step.when && !afterScreening(definition, step.code) })),
  )
  return {
    $schema: DRAFT,
    title: definition.code,
    $comment: `version ${definition.version}`,
    ...objectOf(
      fields.map(({ field }) => field),
      (field) => (fields.find((one) => one.field === field)?.always ?? false) && definition.applicants !== 'any',
      label,
      '',
    ),
  }
}

/** Behind a question that may end the way nothing is sure to be asked. */
const afterScreening = ({ steps }: ServiceDefinition, code: string): boolean =>
  steps
    .slice(
      0,
      steps.findIndex((step) => step.code === code),
    )
    .some(({ screening }) => screening)

function objectOf(
  fields: readonly Field[],
  always: (field: Field) => boolean,
  label: (key: string) => string | undefined,
  before: string,
): JsonSchema {
  const typed = fields.filter(({ kind }) => kind !== 'fact' && kind !== 'signature')
  return {
    type: 'object',
    properties: Object.fromEntries(
      typed.map((field) => {
        const title = label(before + field.name)
        return [field.name, { ...(title ? { title } : {}), ...schemaOf(field, label, before) }]
      }),
    ),
    required: typed
      .filter((field) => always(field) && !field.when && !field.optional && field.kind !== 'computed')
      .map(({ name }) => name),
    additionalProperties: false,
  }
}

const oneOf = (values: readonly string[]) => ({ type: 'string', enum: [...values] })

function schemaOf(field: Field, label: (key: string) => string | undefined, before: string): JsonSchema {
  switch (field.kind) {
    case 'text':
      return { type: 'string', minLength: field.minLength ?? 1, maxLength: field.maxLength ?? (field.lines ? 2000 : 200) }
    case 'number':
      return {
        type: field.decimals ? 'number' : 'integer',
        minimum: field.min ?? 0,
        ...(field.max === undefined ? {} : { maximum: field.max }),
      }
    case 'money':
      return {
        type: 'integer',
        description: 'qəpik, 1/100 AZN',
        minimum: field.min ?? 0,
        ...(field.max === undefined ? {} : { maximum: field.max }),
      }
    case 'date':
      return { type: 'string', format: 'date' }
    case 'pin':
    case 'relative':
    case 'child':
      return { type: 'string', pattern: '^[0-9A-HJ-NP-Z]{7}$' }
    case 'tin':
      return { type: 'string', pattern: '^[0-9]{9}[12]$' }
    case 'phone':
      return { type: 'string', pattern: '^\\+994[0-9]{9}$' }
    case 'email':
      return { type: 'string', format: 'email', maxLength: 254 }
    case 'iban':
      return { type: 'string', pattern: '^AZ[0-9]{2}[A-Z]{4}[A-Z0-9]{20}$' }
    case 'choice':
      return oneOf(field.options)
    case 'choices':
      return { type: 'array', items: oneOf(field.options), minItems: 1, maxItems: field.max ?? field.options.length }
    case 'yes_no':
      return { type: 'boolean' }
    case 'declaration':
      return { const: true }
    case 'listed':
      return { type: 'string', description: `list: ${field.list}` }
    case 'document':
      return { type: 'string', pattern: `^(${field.of.join('|')}):.+$` }
    case 'file':
      return {
        type: 'array',
        items: { type: 'string' },
        minItems: 1,
        ...(field.max === undefined ? {} : { maxItems: field.max }),
      }
    case 'address':
      return {
        type: 'object',
        properties: Object.fromEntries(
          ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'].map((part) => [part, { type: 'string' }]),
        ),
        required: ['region', 'street', 'building'],
      }
    case 'computed':
      return field.as === 'number'
        ? { type: 'number' }
        : field.as === 'money'
          ? { type: 'integer', description: 'qəpik, 1/100 AZN' }
          : { type: 'string', ...(field.as === 'date' ? { format: 'date' } : {}) }
    case 'group':
      return {
        type: 'array',
        items: objectOf(field.fields, () => true, label, `${before}${field.name}_`),
        minItems: field.min ?? (field.optional ? 0 : 1),
        maxItems: field.max,
      }
    case 'table': {
      const row = objectOf(field.columns, () => !field.optional, label, `${before}${field.name}_`)
      return {
        type: 'object',
        properties: {
          rows: {
            type: 'object',
            properties: Object.fromEntries(field.rows.map((one) => [one, row])),
            additionalProperties: false,
          },
        },
        required: ['rows'],
      }
    }
    case 'fact':
    case 'signature':
      return {}
  }
}
