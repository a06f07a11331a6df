import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { AskingClient } from '../asking-client'

/** Whose portal asks, why, and what it will learn. Our own needs no introduction. */
export function AskedBy({ locale, client }: { locale: Locale; client: AskingClient }) {
  const t = getTranslator(locale, 'login')
  const clients = getTranslator(locale, 'clients')
  return (
    <section aria-labelledby="asked-by" className="mb-6 max-w-text rounded-lg border border-line bg-surface p-5">
      <h2 id="asked-by" className="text-lg">
        {localized(locale, client.name)}
      </h2>
      {client.legalName && <p className="text-sm text-muted">{client.legalName}</p>}
      <p className="mt-2">
        <span className="text-muted">{t('asked.purpose')}</span> {localized(locale, client.purpose)}
      </p>
      {client.claims.length > 0 && (
        <>
          <p className="mt-2 text-muted">{t('asked.learns')}</p>
          <ul className="ms-5 list-disc">
            {client.claims.map((claim) => (
              <li key={claim}>{clients(`claims.${claim}`)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
