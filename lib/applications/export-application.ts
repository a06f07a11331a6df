import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import { findService } from '@/lib/catalogue'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { textFor } from './case-view'
import type { Answer, Answers, Field } from './definition'
import { type AnswerSection, answerSections } from './display'
import { factsKept } from './facts'
import { getSentForm } from './find-form'
import { type JsonSchema, jsonSchemaOf } from './json-schema'
import { mayRead, type Viewer } from './masks'
import type { CaseRow } from './move-case'
import { visibleTo } from './policy'
import { readAnswers } from './read-answers'
import { keptWorld } from './world'

/** A sent application as data, with what is needed to understand it without the portal. */
export type ExportedApplication = {
  reference: string
  service: string
  /** Of the form, and of the registry's record. */
  versions: { form: number; registry: number | null }
  submittedAt: string | null
  status: CaseRow['status']
  contentHash: string | null
  answers: Answers
  declarations: string[]
  /** Values of registers the application rests on, with owner and day. */
  facts: CaseRow['facts']
  files: { id: string; field: string; fileName: string; contentType: string; sizeBytes: number; sha256: string }[]
  /** The same answers in words of the reader's language. */
  sections: AnswerSection[]
  schema: JsonSchema
}

/**
 * The application for a computer to read: its applicant's own copy, or an officer's, whose look the applicant finds in their
 * activity. Fields this reader may not read are left out. Null also when it is somebody else's or was never sent.
 */
export function exportApplication(ctx: Ctx<Applicant> | Ctx<Staff>, id: string): Promise<ExportedApplication | null> {
  const { actor } = ctx
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(applications)
      .where(and(eq(applications.id, id), visibleTo(actor)))
    if (!row?.reference || row.status === 'draft') return null
    if (actor.kind === 'staff')
      await recordDisclosure(
        tx,
        { ...ctx, actor },
        {
          personId: row.personId,
          what: 'application',
          purpose: 'case',
          right: 'case',
          subjectType: 'application',
          subjectId: id,
          fields: ['application.answers', ...Object.keys(row.facts)],
          inNameOf: row.agencyCode === actor.agencyCode ? undefined : { agencyCode: row.agencyCode },
        },
      )
    return asData({ ...ctx, db: tx }, row, row.reference)
  })
}

async function asData(ctx: Ctx, row: CaseRow, reference: string): Promise<ExportedApplication> {
  const form = await getSentForm(ctx, row)
  const service = await findService(ctx, row.serviceCode)
  if (!service) throw new Error(`Cannot export an application: expected the service '${row.serviceCode}' in the registry, got none`)
  const { definition } = form
  const viewer: Viewer = { role: ctx.actor.kind === 'staff' ? 'officer' : 'applicant', status: row.status }
  const world = await keptWorld(ctx, definition, service, factsKept(row.facts), dayInBaku(row.submittedAt ?? row.createdAt), row)
  const reading = readAnswers(definition, row.answers, world)
  const text = textFor(ctx, form, service)
  const fields = reading.steps.flatMap((step) => step.fields)
  const hidden = new Set(fields.filter((field) => !readable(field, viewer)).map(({ name }) => name))
  return {
    reference,
    service: row.serviceCode,
    versions: { form: definition.version, registry: row.registryVersion },
    submittedAt: row.submittedAt?.toISOString() ?? null,
    status: row.status,
    contentHash: row.contentHash,
    answers: Object.fromEntries(Object.entries(reading.answers).filter(([name]) => !hidden.has(name))) as Record<string, Answer>,
    declarations: definition.declarations.filter((code) => row.answers[`declaration.${code}`] === 'on'),
    facts: row.facts,
    files: Object.entries(world.files).flatMap(([field, files]) =>
      hidden.has(field.split('.')[0] ?? '') ? [] : files.map((file) => ({ field, ...file })),
    ),
    sections: answerSections(reading, world, ctx.locale, text, viewer),
    schema: jsonSchemaOf(definition, (key) => text(`fields.${key}.label`)),
  }
}

const readable = (field: Field, { role, status, named }: Viewer): boolean => mayRead(field, role, status, named)

/** The answers as lines of a table: step, question, answer, and for values of registers their owner and moment. */
export const answersCsv = ({ sections }: Pick<ExportedApplication, 'sections'>): string =>
  [
    ['step', 'question', 'answer', 'agency', 'as_of'],
    ...sections.flatMap(({ title, lines }) =>
      lines.map(({ label, value, source }) => [title, label, value, source?.agencyCode ?? '', source?.asOf ?? '']),
    ),
  ]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('')

/** A cell no spreadsheet takes for a formula. */
const csvCell = (words: string): string => `"${(/^[=+\-@\t\r]/.test(words) ? `'${words}` : words).replaceAll('"', '""')}"`
