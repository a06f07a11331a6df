import { saveStep } from '@/lib/applications'
import { StepForm } from '@/lib/applications/model'
import { ANSWER_PREFIX } from '@/lib/files'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { formValues } from '@/lib/platform/forms'

/** What was typed on the step while a file was added or removed (`KeepAnswers`). A form older than what is kept changes nothing. */
export async function keepAnswers(ctx: Ctx<Applicant>, applicationId: string, form: FormData): Promise<void> {
  const own = new FormData()
  for (const [name, value] of form.entries())
    if (name.startsWith(ANSWER_PREFIX)) own.append(name.slice(ANSWER_PREFIX.length), value)
  const values = formValues(own)
  const input = StepForm.safeParse(values)
  if (!input.success || input.data.id !== applicationId) return
  const { id, step, version, asked } = input.data
  await saveStep(ctx, { id, step, version, asked, values })
}
