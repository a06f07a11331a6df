import { LOCALES } from '@/lib/i18n/locales'
import type { FieldError, FormValues } from '@/lib/platform/forms/model'
import { parseManat } from '@/lib/platform/money'
import { isDay } from '@/lib/platform/time'
import type { TestInput, ValueInput, WhenInput } from './commands'
import { COMPARES, COMPUTE_OPS, type SimpleLine, type WhenLine } from './simple'
import { NO_WORDS, type Words } from './words'

/** Lines offered in a form for a condition or a rule. */
export const MAX_LINES = 3
const MAX_WORDS = 2000
const MAX_OPTION_LINES = 60

/** Reads the controls of a builder's form; what is wrong is gathered. */
export class FormReader {
  readonly errors: FieldError[] = []

  /** @param amounts names that any text may carry in braces */
  constructor(
    private readonly values: FormValues,
    private readonly amounts: readonly string[],
  ) {}

  raw(name: string): string {
    return [this.values[name] ?? ''].flat()[0] ?? ''
  }

  needed(name: string): string {
    const value = this.raw(name)
    if (value === '') this.wrong(name, 'required')
    return value
  }

  flag(name: string): boolean {
    return this.raw(name) === 'on'
  }

  /** The three languages of one text. Azerbaijani is the source: what is needed is needed there, the others may come later. */
  words(name: string, needed?: 'needed', placeholders: readonly string[] = []): Words {
    const words = { ...NO_WORDS }
    for (const locale of LOCALES) {
      const field = `${name}.${locale}`
      const text = this.raw(field)
      if (text.length > MAX_WORDS) this.wrong(field, 'too_long', { maximum: MAX_WORDS })
      else if (!wellWritten(text, [...this.amounts, ...placeholders])) this.wrong(field, 'unknown_placeholder')
      words[locale] = text
    }
    if (needed && words.az === '') this.wrong(`${name}.az`, 'required')
    return words
  }

  oneOf<const T extends string>(name: string, of: readonly T[], otherwise: NoInfer<T>): T {
    const value = this.raw(name)
    const found = of.find((one) => one === value)
    if (found === undefined && value !== '') this.wrong(name, 'choose')
    return found ?? otherwise
  }

  many(name: string, of: readonly string[]): string[] {
    const given = [this.values[name] ?? []].flat()
    const found = of.filter((one) => given.includes(one))
    if (found.length === 0) this.wrong(name, 'choose')
    return found
  }

  lines(name: string): string[] {
    const lines = this.raw(name)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
    if (lines.length > MAX_OPTION_LINES) this.wrong(name, 'too_many', { maximum: MAX_OPTION_LINES })
    if (lines.some((line) => line.length > 200)) this.wrong(name, 'too_long', { maximum: 200 })
    if (lines.some((line) => !wellWritten(line, []))) this.wrong(name, 'unknown_placeholder')
    return lines
  }

  whole(name: string, min: number, max: number, needed = false): number | undefined {
    const text = this.raw(name).replace(/\s/g, '')
    if (text === '') {
      if (needed) this.wrong(name, 'required')
      return undefined
    }
    const value = /^-?\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    if (Number.isNaN(value)) this.wrong(name, 'invalid_number')
    else if (value < min) this.wrong(name, 'too_small', { minimum: min })
    else if (value > max) this.wrong(name, 'too_big', { maximum: max })
    else return value
    return undefined
  }

  manat(name: string): number | undefined {
    const text = this.raw(name)
    if (text === '') return undefined
    const value = parseManat(text)
    if (value === null) this.wrong(name, 'invalid_money')
    return value ?? undefined
  }

  /** A day, or `today`: a choice and a typed day beside it. */
  bound(name: string): string | undefined {
    const choice = this.raw(name)
    if (choice === 'today') return 'today'
    if (choice !== 'day') return undefined
    const [day = '', month = '', year = ''] = ['day', 'month', 'year'].map((part) => this.raw(`${name}Day.${part}`))
    const value = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
    if (isDay(value)) return value
    this.wrong(`${name}Day`, 'invalid_date')
    return undefined
  }

  index(): number {
    const value = Number(this.raw('index'))
    return Number.isInteger(value) && value >= 0 && value <= 50 ? value : 50
  }

  when(): WhenInput {
    if (this.raw('when.keep') === 'on') return 'keep'
    const lines: WhenLine[] = []
    for (let at = 0; at < MAX_LINES; at++) {
      const what = this.raw(`when.${at}.what`)
      if (what === '') continue
      if (!/^[a-zA-Z0-9]{1,40}(\?|=[a-zA-Z0-9_]{1,40})$/.test(what)) this.wrong(`when.${at}.what`, 'choose')
      lines.push({ what, not: this.raw(`when.${at}.not`) === 'not' })
    }
    return { join: this.raw('when.join') === 'any' ? 'any' : 'all', lines }
  }

  test(): TestInput {
    if (this.raw('test.keep') === 'on') return 'keep'
    const lines: SimpleLine[] = []
    for (let at = 0; at < MAX_LINES; at++) {
      const left = this.operand(`test.${at}.left`)
      if (left === '') continue
      const compare = this.oneOf(`test.${at}.compare`, COMPARES, 'equal')
      const right = this.operand(`test.${at}.right`)
      const value = this.raw(`test.${at}.value`)
      if (compare !== 'filled' && compare !== 'empty' && !right && !value) this.wrong(`test.${at}.value`, 'required')
      lines.push({ left, compare, right, value: value.slice(0, 200) })
    }
    if (lines.length === 0) this.wrong('test.0.left', 'choose')
    return { join: this.raw('test.join') === 'or' ? 'or' : 'and', lines }
  }

  value(): ValueInput {
    if (this.raw('value.keep') === 'on') return 'keep'
    const op = this.oneOf('value.op', COMPUTE_OPS, 'only')
    const left = this.operand('value.left')
    const right = this.operand('value.right')
    const value = this.raw('value.value')
    if (left === '') this.wrong('value.left', 'choose')
    if (op !== 'only' && !right && !value) this.wrong('value.value', 'required')
    return { op, left, right, value: value.slice(0, 200) }
  }

  private operand(name: string): string {
    const value = this.raw(name)
    if (value !== '' && !/^(today|((age|count|sum):)?(answer|fact):[a-zA-Z0-9_.@]{1,100})$/.test(value)) this.wrong(name, 'choose')
    return value
  }

  private wrong(field: string, code: string, params?: Record<string, number>): void {
    this.errors.push({ field, code, ...(params ? { params } : {}) })
  }
}

/** Braces stand for a value only where one is known; anything else in them would break the sentence. */
function wellWritten(text: string, placeholders: readonly string[]): boolean {
  const rest = text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => (placeholders.includes(name) ? '' : whole))
  return !/[{}<>]/.test(rest)
}
