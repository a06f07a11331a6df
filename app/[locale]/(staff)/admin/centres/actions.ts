'use server'
import { notFound, redirect } from 'next/navigation'
import type { z } from 'zod'
import { requireCtx } from '@/lib/identity'
import type { Ctx, Staff } from '@/lib/platform/context'
import { type FieldError, type FormValues, formValues, parseForm, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import type { Result } from '@/lib/platform/result'
import {
  addClosure,
  addDevice,
  changeLine,
  changeWeekHours,
  changeWindow,
  moveDevice,
  planShift,
  RulesInput,
  setQueueRules,
  setSkills,
  withdrawClosure,
  withdrawShift,
} from '@/lib/queue'
import {
  ClosureInput,
  DeviceInput,
  DeviceMove,
  LineInput,
  type PlanError,
  type PlanOutcome,
  ShiftInput,
  SkillsInput,
  WeekHours,
  WindowInput,
  Withdrawal,
} from '@/lib/queue/model'
import { withAffected } from './_parts/affected'

export async function saveHours(form: FormData): Promise<void> {
  await change(form, { tab: 'hours', schema: WeekHours, run: changeWeekHours, done: 'saved', fieldOf: () => 'opens.1' })
}

export async function saveLine(form: FormData): Promise<void> {
  const code = form.get('code')
  const page = typeof code === 'string' && /^[a-z0-9-]{1,40}$/.test(code) ? code : 'new'
  const back = `lines/${page}`
  await change(form, { tab: 'lines', page: back, schema: LineInput, run: changeLine, done: 'saved', fieldOf: lineField })
}

export async function saveWindow(form: FormData): Promise<void> {
  const number = Number(form.get('number')) || 1
  const page = `windows?window=${number}`
  await change(form, { tab: 'windows', page, schema: WindowInput, run: changeWindow, done: 'saved', fieldOf: () => 'enabled' })
}

export async function saveSkills(form: FormData): Promise<void> {
  const id = String(form.get('staffId') ?? '')
  const page = /^[0-9a-f-]{36}$/.test(id) ? `officers?officer=${id}` : 'officers'
  const fieldOf = (error: PlanError) => (error === 'unknown_service' ? 'serviceCodes' : 'agencyCodes')
  await change(form, { tab: 'officers', page, schema: SkillsInput, run: setSkills, done: 'saved', fieldOf })
}

export async function addShift(form: FormData): Promise<void> {
  await change(form, {
    tab: 'shifts',
    page: weekOf(form),
    schema: ShiftInput,
    run: planShift,
    done: 'added',
    fieldOf: shiftField,
    stay: true,
  })
}

export async function removeShift(form: FormData): Promise<void> {
  const page = weekOf(form)
  await change(form, {
    tab: 'shifts',
    page,
    schema: Withdrawal,
    run: withdrawShift,
    done: 'withdrawn',
    fieldOf: () => 'id',
    stay: true,
    name: 'remove',
  })
}

export async function closeTime(form: FormData): Promise<void> {
  await change(form, { tab: 'closures', schema: ClosureInput, run: addClosure, done: 'added', fieldOf: closureField })
}

export async function reopenTime(form: FormData): Promise<void> {
  await change(form, {
    tab: 'closures',
    schema: Withdrawal,
    run: withdrawClosure,
    done: 'withdrawn',
    fieldOf: () => 'id',
    name: 'remove',
  })
}

export async function newDevice(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(DeviceInput, form)
  const back = pathOf(ctx, form, 'devices')
  if (!input.ok) return refuse(ctx, form, back, 'devices', input.values, input.errors)
  const made = await addDevice(ctx, input.value)
  if (!made.ok)
    return made.error === 'not_found'
      ? notFound()
      : refuse(ctx, form, back, 'devices', formValues(form), [{ field: 'name', code: made.error }])
  redirect(`${back}/${made.value.id}`)
}

export async function changeDevice(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(DeviceMove, form)
  const back = pathOf(ctx, form, 'devices')
  if (!input.ok) return refuse(ctx, form, back, 'devices', {}, input.errors)
  const done = await moveDevice(ctx, input.value)
  if (!done.ok)
    return done.error === 'not_found' ? notFound() : refuse(ctx, form, back, 'devices', {}, [{ field: 'name', code: done.error }])
  redirect(input.value.move === 'pair' ? `${back}/${input.value.id}` : said(back, 'disabled'))
}

export async function saveRules(form: FormData): Promise<void> {
  const ctx = await requireCtx('staff')
  const input = parseForm(RulesInput, form)
  const back = codeOf(form) ? pathOf(ctx, form, 'rules') : `/${ctx.locale}/admin/centres/rules`
  if (!input.ok) return refuse(ctx, form, back, 'rules', input.values, input.errors)
  const done = await setQueueRules(ctx, input.value)
  if (!done.ok)
    return done.error === 'not_found'
      ? notFound()
      : refuse(ctx, form, back, 'rules', formValues(form), [{ field: 'closesMinutesBefore', code: done.error }])
  redirect(said(back, 'saved'))
}

type Change<S extends z.ZodType> = {
  tab: string
  /** Where the form stands, when not on the tab itself. */
  page?: string
  /** Another form of the same tab. */
  name?: string
  schema: S
  run: (ctx: Ctx<Staff>, input: z.output<S>) => Promise<Result<PlanOutcome | void, PlanError>>
  done: 'saved' | 'added' | 'withdrawn'
  fieldOf: (error: PlanError) => string
  /** Back to the very page, not to the tab. */
  stay?: true
}

/** One form of the plan: read, tried, and either done, refused with its fields, or shown with the visits it would touch. */
async function change<S extends z.ZodType>(
  form: FormData,
  { tab, page = tab, name, schema, run, done, fieldOf, stay }: Change<S>,
): Promise<void> {
  const ctx = await requireCtx('staff')
  const back = pathOf(ctx, form, page)
  const as = name ? `${tab}.${name}` : tab
  const input = parseForm(schema, form)
  if (!input.ok) return refuse(ctx, form, back, as, input.values, input.errors)
  const result = await run(ctx, input.value)
  if (!result.ok) {
    if (result.error === 'not_found') notFound()
    return refuse(ctx, form, back, as, formValues(form), [{ field: fieldOf(result.error), code: result.error }])
  }
  const outcome = result.value
  if (outcome && !outcome.done) {
    const id = await rememberAttempt(ctx, {
      form: formName(form, as),
      values: withAffected(formValues(form), outcome.affected),
      errors: [],
    })
    redirect(withParameter(withAttempt(back, id), 'confirm', name ?? 'change'))
  }
  const touched: Record<string, number> = outcome ? { displaced: outcome.displaced, restored: outcome.restored } : {}
  redirect(said(stay ? back : pathOf(ctx, form, tab), done, touched))
}

async function refuse(
  ctx: Ctx<Staff>,
  form: FormData,
  back: string,
  tab: string,
  values: FormValues,
  errors: FieldError[],
): Promise<void> {
  redirect(withAttempt(back, await rememberAttempt(ctx, { form: formName(form, tab), values, errors })))
}

function codeOf(form: FormData): string {
  const code = form.get('centreCode')
  return typeof code === 'string' && /^[a-z0-9-]{1,60}$/.test(code) ? code : ''
}

const formName = (form: FormData, tab: string) => `plan.${tab}.${codeOf(form)}`

const pathOf = (ctx: Ctx, form: FormData, page: string) => `/${ctx.locale}/admin/centres/${codeOf(form)}/${page}`

function withParameter(path: string, name: string, value: string): string {
  const url = new URL(path, 'http://local')
  url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}

/** The same page with another query each time, so that it is drawn anew. */
function said(path: string, done: string, counts: Record<string, number> = {}): string {
  const shown = Object.entries(counts).filter(([, count]) => count > 0)
  return [['done', done], ['at', Date.now().toString(36)], ...shown.map(([name, count]) => [name, String(count)])].reduce(
    (at, [name = '', value = '']) => withParameter(at, name, value),
    path,
  )
}

function weekOf(form: FormData): string {
  const week = form.get('week')
  return typeof week === 'string' && /^\d{4}-\d\d-\d\d$/.test(week) ? `shifts?week=${week}` : 'shifts'
}

function lineField(error: PlanError): string {
  if (error === 'letter_taken') return 'ticketLetter'
  if (error === 'unknown_service') return 'serviceCodes'
  if (error === 'unknown_agency' || error === 'service_elsewhere') return 'agencyCodes'
  return error === 'general_stays' ? 'active' : 'name.az'
}

function shiftField(error: PlanError): string {
  if (error === 'unknown_officer') return 'staffId'
  if (error === 'unknown_line') return 'lineCode'
  if (error === 'shift_overlaps') return 'from'
  return error === 'too_long_ahead' || error === 'no_open_day' ? 'untilDay' : 'day'
}

function closureField(error: PlanError): string {
  if (error === 'unknown_line') return 'lineCode'
  return error === 'too_long_ahead' ? 'untilDay' : 'day'
}
