import { Notice, TextLink } from '@/components/ui'
import type { OpenForm } from '@/lib/applications'
import { getTranslator, type Locale } from '@/lib/i18n'
import { problemWords } from './words'

const SHOWN = 30

/** What has to be put right before the form can be used: where, and what is wrong there. */
export function ProblemList({
  open,
  locale,
  code,
  links,
}: {
  open: OpenForm
  locale: Locale
  code: string /** The reader may change the form. */
  links: boolean
}) {
  const t = getTranslator(locale, 'builder')
  const { problems } = open
  if (problems.length === 0) return <Notice tone="success">{t('problems.none')}</Notice>
  return (
    <Notice tone="warning" title={t('problems.title', { count: problems.length })}>
      <ul className="grid gap-1">
        {problems.slice(0, SHOWN).map((problem) => {
          const { place, reason, href } = problemWords(open.draft, locale, code, problem)
          return (
            <li key={`${problem.place}${problem.code}${JSON.stringify(problem.params)}`}>
              {links ? <TextLink href={href}>{place}</TextLink> : place}: {reason}
            </li>
          )
        })}
        {problems.length > SHOWN && <li>{t('problems.more', { count: problems.length - SHOWN })}</li>}
      </ul>
    </Notice>
  )
}
