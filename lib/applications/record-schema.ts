import { z } from 'zod'
import { APPLICATION_STATUSES } from '@/db/vocabulary/applications'
import { FACT_CODES } from '@/db/vocabulary/registers'
import { isDay } from '@/lib/platform/time'
import type { Expr } from './expr'
import { OPS } from './expr'
import type { When } from './definition'

// The shape of a form that is data alone. What its parts say about each other is looked at when it is compiled (record.ts).

const Name = z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/)
const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
const Option = z.string().regex(/^[a-z0-9][a-zA-Z0-9_]{0,39}$/)
const Path = z.string().regex(/^[a-zA-Z0-9_]{1,40}(\.[a-zA-Z0-9_]{1,40}){0,2}$/)
const FactName = z.enum(FACT_CODES)

export const ExprSchema: z.ZodType<Expr> = z.lazy(() =>
  z.union([
    z.strictObject({ value: z.union([z.string().max(500), z.number(), z.boolean(), z.null()]) }),
    z.strictObject({ answer: Path }),
    z.strictObject({ fact: FactName, at: Path.optional() }),
    z.strictObject({ today: z.literal(true) }),
    z.strictObject({ op: z.enum(OPS), of: z.array(ExprSchema).max(30) }),
  ]),
) as z.ZodType<Expr>

export const WhenSchema: z.ZodType<When> = z.lazy(() =>
  z.union([
    z.strictObject({ field: Name, is: z.union([Option, z.array(Option).min(1).max(50)]) }),
    z.strictObject({ all: z.array(WhenSchema).min(1).max(20) }),
    z.strictObject({ any: z.array(WhenSchema).min(1).max(20) }),
    z.strictObject({ not: WhenSchema }),
    z.strictObject({ test: ExprSchema }),
  ]),
) as z.ZodType<When>

const Roles = z.partialRecord(z.enum(['applicant', 'officer', 'consulted']), z.array(z.enum(APPLICATION_STATUSES)))
const base = {
  name: Name,
  when: WhenSchema.optional(),
  optional: z.boolean().optional(),
  prefill: z.union([z.enum(['account.phone', 'account.email']), FactName]).optional(),
  fixed: z.boolean().optional(),
  mask: z.strictObject({ read: Roles.optional(), write: Roles.optional() }).optional(),
}
const Bound = z.union([z.literal('today'), z.string().refine(isDay)])
const length = z.int().min(1).max(4000)
const options = z.array(Option).min(1).max(100)
const plain = <K extends string>(kind: K) => z.strictObject({ ...base, kind: z.literal(kind) })

const SimpleField = [
  z.strictObject({
    ...base,
    kind: z.literal('text'),
    minLength: length.optional(),
    maxLength: length.optional(),
    lines: z.int().min(2).max(20).optional(),
    autoComplete: z.string().max(40).optional(),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('number'),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().min(0).max(4).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('money'), min: z.int().optional(), max: z.int().optional() }),
  z.strictObject({ ...base, kind: z.literal('date'), from: Bound.optional(), to: Bound.optional() }),
  plain('pin'),
  plain('tin'),
  plain('phone'),
  plain('email'),
  plain('iban'),
  z.strictObject({ ...base, kind: z.literal('choice'), options }),
  z.strictObject({ ...base, kind: z.literal('choices'), options, max: z.int().min(1).max(50).optional() }),
  plain('yes_no'),
  z.strictObject({
    ...base,
    kind: z.literal('listed'),
    list: z.enum(['centres', 'speeds', 'regions']),
    display: z.enum(['radio', 'select']),
  }),
  z.strictObject({ ...base, kind: z.literal('relative'), kin: z.array(z.enum(['child', 'spouse', 'parent'])).min(1) }),
  z.strictObject({
    ...base,
    kind: z.literal('document'),
    of: z.array(z.enum(['id_card', 'passport', 'driving_licence', 'vehicles', 'education', 'property', 'employment'])).min(1),
  }),
  plain('address'),
  plain('declaration'),
  z.strictObject({ ...base, kind: z.literal('fact'), fact: FactName }),
  z.strictObject({
    ...base,
    kind: z.literal('file'),
    accept: z.array(z.enum(['pdf', 'image'])).min(1),
    max: z.int().min(1).max(20).optional(),
    maxMegabytes: z.number().positive().max(20).optional(),
  }),
  z.strictObject({ ...base, kind: z.literal('computed'), value: ExprSchema, as: z.enum(['number', 'money', 'text', 'date']) }),
  plain('signature'),
] as const
const RowField = z.discriminatedUnion('kind', SimpleField)
const FieldSchema = z.discriminatedUnion('kind', [
  ...SimpleField,
  z.strictObject({
    ...base,
    kind: z.literal('group'),
    fields: z.array(RowField).min(1).max(30),
    min: z.int().min(0).max(50).optional(),
    max: z.int().min(1).max(50),
  }),
  z.strictObject({ ...base, kind: z.literal('table'), rows: options, columns: z.array(RowField).min(1).max(10) }),
])

export const FormRecordSchema = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9-]+$/),
  version: z.int().min(0),
  minutes: z.int().min(1).max(120),
  applicants: z.enum(['people', 'companies', 'any']).optional(),
  family: z.enum(['standard', 'four_eyes', 'instant']).optional(),
  instantWhen: ExprSchema.optional(),
  onSilence: z.enum(['alarm', 'yes', 'no']).optional(),
  level: z.enum(['substantial', 'high']).optional(),
  eligibility: z
    .array(z.strictObject({ code: Code, reads: z.array(FactName).min(1), test: ExprSchema, shows: ExprSchema.optional() }))
    .max(30),
  steps: z
    .array(
      z.strictObject({
        code: Code,
        when: WhenSchema.optional(),
        screening: z.boolean().optional(),
        fields: z.array(FieldSchema).min(1).max(60),
        rules: z
          .array(z.strictObject({ code: Code, field: Name, test: ExprSchema }))
          .max(30)
          .optional(),
        elsewhere: z.string().max(100).optional(),
      }),
    )
    .min(1)
    .max(30),
  declarations: z.array(Code).min(1).max(20),
  claim: z
    .strictObject({ by: z.union([z.literal('person'), z.strictObject({ field: Name })]), while: z.enum(['open', 'ever']) })
    .optional(),
  speedField: Name.optional(),
  routes: z
    .array(z.strictObject({ when: WhenSchema.optional(), agency: z.string().max(100).optional(), officeField: Name.optional() }))
    .max(20)
    .optional(),
  amounts: z.record(z.string(), z.string()).optional(),
  after: z.enum(['visit', 'wait']),
})

type Tree = { [key: string]: string | Tree }
const Tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string().max(60), z.union([z.string().max(4000), Tree]))) as z.ZodType<Tree>
export const TextsSchema = z.strictObject({ az: Tree, en: Tree.optional(), ru: Tree.optional() })
