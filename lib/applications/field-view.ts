/** A field ready to draw: words in the reader's language, the value to show, what is wrong. */
export type FieldView = {
  name: string
  label: string
  hint?: string
  error?: string
  optional: boolean
  /** Where a value offered beforehand comes from. */
  offered?: string
  /** What another window has saved meanwhile, when it differs. */
  other?: string
  /** Shown only after an answer of the same step: its field and the values that call for it. */
  shownWhen?: { field: string; values: readonly string[] }
  /** Asked now. The others wait, hidden, for scripts to show them at once. */
  asked: boolean
} & FieldLook

export type FieldLook =
  | { look: 'fact'; value: string; source?: string }
  | {
      look: 'line'
      value: string
      type: 'text' | 'tel' | 'email'
      inputMode?: 'numeric' | 'decimal' | 'tel' | 'email'
      autoComplete?: string
      width: 'xs' | 'sm' | 'md' | 'full'
      maxLength?: number
      suffix?: string
    }
  | { look: 'lines'; value: string; rows: number; maxLength?: number }
  | { look: 'radio'; value: string; inline: boolean; options: readonly OptionView[] }
  | { look: 'select'; value: string; options: readonly OptionView[] }
  | { look: 'boxes'; values: readonly string[]; options: readonly OptionView[] }
  | { look: 'box'; checked: boolean }
  | { look: 'date'; value: { day: string; month: string; year: string } }
  | {
      look: 'address'
      value: Readonly<Record<string, string>>
      errors: Readonly<Record<string, string>>
      regions: readonly OptionView[]
    }

export type OptionView = { value: string; label: string; hint?: string; disabled?: boolean }
