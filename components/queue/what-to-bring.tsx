import { Icon, Panel } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { ServiceDetails } from '@/lib/catalogue/model'

/** What the visitor brings, apart from what the state already has. The card is asked of everybody: it is how one is recognised. */
export function WhatToBring({ locale, documents }: { locale: Locale; documents: ServiceDetails['documents'] }) {
  const t = getTranslator(locale, 'queue')
  const own = documents.filter((document) => !document.fromState && document.code !== 'application' && document.code !== 'id_card')
  const state = documents.filter((document) => document.fromState && document.code !== 'id_card')
  return (
    <Panel title={t('bring.title')} icon="briefcase">
      <ul className="grid gap-2">
        <Item>{t('bring.idCard')}</Item>
        {own.map((document) => (
          <Item key={document.code}>
            {localized(locale, document.name)}
            {document.conditional && <span className="text-muted"> ({t('bring.conditional')})</span>}
          </Item>
        ))}
      </ul>
      {own.length === 0 && <p className="mt-2 text-muted">{t('bring.nothing')}</p>}
      {state.length > 0 && (
        <>
          <p className="mt-4 mb-1 font-semibold">{t('bring.state')}</p>
          <ul className="grid gap-1 text-muted">
            {state.map((document) => (
              <li key={document.code} className="flex items-start gap-2">
                <Icon name="bank" size="sm" className="mt-1.5" />
                <span className="min-w-0">{localized(locale, document.name)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}

function Item({ children }: { children: React.ReactNode }) {
  return (
    <li className="flex items-start gap-2">
      <Icon name="check" size="sm" className="mt-1.5 text-success" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}
