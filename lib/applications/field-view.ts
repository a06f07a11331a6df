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
  /** Worked out from other answers: shown where it stands, with a button that counts anew. */
  | { look: 'computed'; value: string }
  /** A register's value that is an answer too: sent as it is. */
  | { look: 'fixed'; value: string; shown: string; source?: string }
  | { look: 'signature'; value: string }
  | { look: 'files'; files: readonly FileView[]; accept: readonly ('pdf' | 'image')[]; max?: number; maxMegabytes?: number }
  | { look: 'group'; rows: readonly GroupRowView[]; canAdd: boolean; canRemove: boolean; words: { add: string } }
  | { look: 'table'; columns: readonly string[]; rows: readonly { row: string; label: string; cells: readonly FieldView[] }[] }
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
  | {
      look: 'radio'
      value: string
      inline: boolean
      options: readonly OptionView[] /** Words when there is nothing to choose. */
      none?: string
    }
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

export type FileView = { id: string; fileName: string; sizeBytes: number }
/** One row of a group; `name` is the id its heading takes the focus by: `cars.1`. */
export type GroupRowView = { name: string; title: string; remove: string; removeLabel: string; fields: readonly FieldView[] }

export type OptionView = { value: string; label: string; hint?: string; disabled?: boolean }
