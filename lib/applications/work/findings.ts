import type { Db } from '@/db/client'
import type { Finding } from '@/db/schema/applications'
import { listRefusalGrounds } from '@/lib/catalogue'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { localized } from '@/lib/i18n'
import { err, ok, type Result } from '@/lib/platform/result'
import type { AnswerSection } from '../display'
import { viewCase } from '../case-view'
import type { CaseRow } from '../move-case'

/** A fact or answer of the case a ground may rest on, as it is shown. */
export type Evidence = { key: string; label: string; shown: string; agencyCode?: string; asOf?: string }

/** Everything the case shows, as choices for "which value does this ground rest on". */
export const evidenceOf = (sections: readonly AnswerSection[]): Evidence[] =>
  sections.flatMap((section) =>
    section.lines.map((line) => ({
      key: line.field,
      label: line.label,
      shown: line.value,
      ...(line.source ? { agencyCode: line.source.agencyCode, asOf: line.source.asOf } : {}),
    })),
  )

type Typed = { grounds: string[]; findings: Record<string, { value: string; remedy: string }> }

/**
 * Makes data of a refusal: each ground with the value it rests on, its source and date, and what would change it. The values are
 * read from the case, not from the form: what is written is what the case says.
 */
export async function readFindings(
  tx: Db,
  ctx: Ctx<Staff>,
  row: CaseRow,
  { grounds, findings }: Typed,
): Promise<Result<{ grounds: string[]; findings: Finding[] }, 'unknown_ground' | 'unknown_value'>> {
  const inside = within(ctx, tx)
  const known = new Map((await listRefusalGrounds(inside, row.serviceCode)).map((ground) => [ground.code, ground]))
  const chosen = [...new Set(grounds)]
  if (!chosen.every((ground) => known.has(ground))) return err('unknown_ground')
  const wanted = chosen.some((ground) => findings[ground]?.value)
  const evidence = wanted ? evidenceOf((await viewCase({ ...inside, locale: 'az' }, row)).sections) : []
  const made: Finding[] = []
  for (const ground of chosen) {
    const typed = findings[ground]
    const value = typed?.value ? evidence.find(({ key }) => key === typed.value) : undefined
    if (typed?.value && !value) return err('unknown_value')
    const name = known.get(ground)?.name
    made.push({
      ground,
      ...(name ? { rule: localized('az', name) } : {}),
      ...(value
        ? {
            value: {
              label: value.label,
              shown: value.shown,
              ...(value.agencyCode ? { agencyCode: value.agencyCode } : {}),
              ...(value.asOf ? { asOf: value.asOf } : {}),
            },
          }
        : {}),
      ...(typed?.remedy ? { remedy: typed.remedy } : {}),
    })
  }
  return ok({ grounds: chosen, findings: made })
}
