import { ButtonAnchor } from './parts'
import { getTranslator } from '@/lib/i18n'
import type { Handler } from './http'
import { page } from './page'

/** What there is. */
export const home: Handler = (visit) => {
  const t = getTranslator(visit.locale, 'simulators')
  const entries = [
    { title: t('home.phones'), body: t('home.phonesBody'), href: '/phone' },
    { title: t('home.card'), body: t('home.cardBody'), href: null },
    { title: t('home.authority'), body: t('home.authorityBody'), href: '/ca' },
  ]
  return page(visit, {
    title: t('home.title'),
    address: visit.path,
    children: (
      <>
        <h1 className="text-3xl">{t('home.title')}</h1>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('home.lead')}</p>
        <ul className="grid gap-4">
          {entries.map(({ title, body, href }) => (
            <li key={title} className="rounded-lg border border-line bg-surface p-5">
              <h2 className="text-xl">{title}</h2>
              <p className="mt-1 max-w-text text-muted">{body}</p>
              {href && (
                <p className="mt-4">
                  <ButtonAnchor href={href} kind="secondary">
                    {t('home.open')}
                    <span className="sr-only">: {title}</span>
                  </ButtonAnchor>
                </p>
              )}
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
