import { agencyText } from '@/components/catalogue/words'
import { Icon, type IconName } from '@/components/ui'
import type { ServiceDocumentView } from '@/lib/catalogue/model'
import { getTranslator, type Locale, localized } from '@/lib/i18n'

/** Papers needed, told apart: what one brings, and what the state gets by itself. */
export function Documents({ locale, documents }: { locale: Locale; documents: readonly ServiceDocumentView[] }) {
  const t = getTranslator(locale, 'catalogue')
  const brought = documents.filter((document) => !document.fromState)
  const fromState = documents.filter((document) => document.fromState)
  if (documents.length === 0) return <p>{t('service.noDocuments')}</p>
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <div className="rounded-lg border border-line bg-surface p-4 sm:p-5">
        <h3 className="mb-2 text-lg">{t('service.youBring')}</h3>
        {brought.length > 0 ? (
          <DocumentList locale={locale} documents={brought} icon="document" />
        ) : (
          <p>{t('service.bringNothing')}</p>
        )}
      </div>
      {fromState.length > 0 && (
        <div className="rounded-lg bg-success-soft p-4 sm:p-5">
          <h3 className="text-lg">{t('service.stateGets')}</h3>
          <p className="mb-2 text-sm text-muted">{t('service.stateGetsText')}</p>
          <DocumentList locale={locale} documents={fromState} icon="check" />
        </div>
      )}
    </div>
  )
}

function DocumentList({ locale, documents, icon }: { locale: Locale; documents: readonly ServiceDocumentView[]; icon: IconName }) {
  const t = getTranslator(locale, 'catalogue')
  return (
    <ul className="grid gap-2">
      {documents.map((document) => (
        <li key={document.code} className="flex gap-3">
          <Icon name={icon} size="sm" className={icon === 'check' ? 'mt-1.5 text-success' : 'mt-1.5 text-primary'} />
          <span className="min-w-0">
            {localized(locale, document.name)}
            {document.conditional && <em className="text-muted not-italic"> ({t('service.conditional')})</em>}
            {document.issuer && document.fromState && (
              <span className="block text-sm text-muted">
                {t('service.issuer', { agency: agencyText(locale, document.issuer) })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
