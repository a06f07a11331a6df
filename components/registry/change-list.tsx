import { DataTable } from '@/components/ui'
import type { Change, Shown } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'
import { type Names, placeInWords, shownInWords } from './words'

type Props = { locale: Locale; names: Names; changes: readonly Change[]; empty: string; headingLevel?: 2 | 3 }
type Line = { key: string; language: 'az' | 'en' | 'ru' | null; before: string; after: string; changed: boolean }

/** What differs between two records, field by field; of texts the three languages side by side. */
export function ChangeList({ locale, names, changes, empty, headingLevel = 3 }: Props) {
  const t = getTranslator(locale, 'registry')
  const Heading = `h${headingLevel}` as const
  if (changes.length === 0) return <p>{empty}</p>
  return (
    <div className="grid gap-6">
      {changes.map((change) => {
        const place = placeInWords(locale, names, change)
        return (
          <section key={change.path} className="min-w-0">
            <Heading className="mb-2 text-lg wrap-anywhere">{place}</Heading>
            <DataTable<Line>
              caption={place}
              captionHidden
              rows={linesOf(locale, names, change)}
              rowKey={({ key }) => key}
              empty={empty}
              columns={[
                ...(isText(change)
                  ? [
                      {
                        header: t('compare.language'),
                        primary: true,
                        cell: (line: Line) => (line.language ? t(`lang.${line.language}`) : ''),
                      },
                    ]
                  : []),
                {
                  header: t('compare.before'),
                  cell: ({ before, changed }) =>
                    changed ? (
                      <del className="whitespace-pre-line text-danger">{before}</del>
                    ) : (
                      <span className="whitespace-pre-line">{before}</span>
                    ),
                },
                {
                  header: t('compare.after'),
                  cell: ({ after, changed }) =>
                    changed ? (
                      <ins className="whitespace-pre-line text-success no-underline">{after}</ins>
                    ) : (
                      <span className="whitespace-pre-line">{after}</span>
                    ),
                },
              ]}
            />
          </section>
        )
      })}
    </div>
  )
}

const isText = ({ before, after }: Change): boolean => before?.kind === 'text' || after?.kind === 'text'
const inLanguage = (shown: Shown | null, language: 'az' | 'en' | 'ru'): string =>
  (shown?.kind === 'text' ? shown.text?.[language] : null) || '–'

function linesOf(locale: Locale, names: Names, change: Change): Line[] {
  if (isText(change))
    return (['az', 'en', 'ru'] as const).map((language) => {
      const [before, after] = [inLanguage(change.before, language), inLanguage(change.after, language)]
      return { key: language, language, before, after, changed: before !== after }
    })
  const words = (shown: Shown | null) => shownInWords(locale, names, change.field, shown)
  return [{ key: 'value', language: null, before: words(change.before), after: words(change.after), changed: true }]
}
