// Markup as text, with everything that is not markup escaped: a template tag is all a page of this size needs.

export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | Html[] | string | number | null | false | undefined

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)

function written(part: Part): string {
  if (part instanceof Html) return part.text
  if (Array.isArray(part)) return part.map(written).join('')
  return part === null || part === false || part === undefined ? '' : escaped(String(part))
}

/** Parts that are Html stay as they are; texts are escaped; `null`, `false` and nothing leave no trace. */
export const html = (strings: TemplateStringsArray, ...parts: Part[]): Html =>
  new Html(strings.reduce((all, text, index) => all + written(parts[index - 1]) + text))
