import type { AssuranceLevel } from '@/db/vocabulary/identity'
import { getTranslator } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { type DemoPerson, storyIn } from '../demo-people'

/** What stands beside a form: what ASAN Login is, and why more was asked for. */
export function About({ locale, level }: { locale: Locale; level?: AssuranceLevel }) {
  const t = getTranslator(locale, 'login')
  return (
    <div className="rounded-lg border border-line bg-surface p-5">
      <h2 className="text-lg">{t(level ? 'stepUp.whyTitle' : 'about.title')}</h2>
      <p className="mt-2 text-muted">{t(level ? 'stepUp.why' : 'about.body')}</p>
    </div>
  )
}

export function DemoPeople({ locale, action, people }: { locale: Locale; action: string; people: readonly DemoPerson[] }) {
  const t = getTranslator(locale, 'login')
  const passwords = [...new Set(people.map(({ password }) => password))]
  return (
    <section aria-labelledby="demo-title" className="rounded-lg border border-line bg-surface p-5">
      <h2 id="demo-title" className="text-lg">
        {t('demo.title')}
      </h2>
      <p className="mt-2 text-sm text-muted">{t('demo.body')}</p>
      {passwords.length === 1 && passwords[0] && <p className="mt-2 text-sm">{t('demo.password', { password: passwords[0] })}</p>}
      <ul className="mt-3 divide-y divide-line">
        {people.map((person) => (
          <li key={person.pin}>
            <a href={`${action}?lang=${locale}&demo=${person.pin}`} className="group block py-2 text-primary no-underline">
              <span className="font-semibold underline decoration-1 underline-offset-4 group-hover:decoration-2">
                {person.name}
              </span>{' '}
              <span className="text-sm text-muted">{person.pin}</span>
              {storyIn(locale, person) && <span className="block text-sm text-muted">{storyIn(locale, person)}</span>}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
