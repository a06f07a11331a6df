import type { ReactNode } from 'react'
import { StatusTag } from '@/components/ui/status-tag'
import { TextLink } from '@/components/ui/text-link'
import { formatDate, formatDateTime, getTranslator, type Locale, localized, translateCode } from '@/lib/i18n'
import { isApiScope, type Partner } from '@/lib/identity/model'
import { Facts } from './facts'

/** A portal of somebody else: what it learns and may do, since when, and the way to take that back. */
export function PartnerCard({ locale, partner, action }: { locale: Locale; partner: Partner; action: ReactNode }) {
  const t = getTranslator(locale, 'security')
  const { clientId, kind, claims, scopes, grantedAt, lastUsedAt, signedInOn, homepage, privacyAddress } = partner
  const may = scopes.filter(isApiScope)
  const words = (codes: readonly string[], list: string) =>
    codes.map((code) => translateCode(locale, 'clients', `${list}.${code}`)).join(', ')
  return (
    <article aria-labelledby={`portal-${clientId}`} className="rounded-lg border border-line bg-surface p-4 sm:p-6">
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 id={`portal-${clientId}`} className="text-lg">
            {localized(locale, partner.name)}
          </h3>
          <p className="text-sm text-muted">
            {t(`manage.portals.kind.${kind}`)} · <span lang="az">{partner.legalName}</span>
          </p>
        </div>
        {signedInOn > 0 ? (
          <StatusTag tone="info">{t('manage.portals.now', { count: signedInOn })}</StatusTag>
        ) : (
          <StatusTag tone="neutral">{t('manage.portals.notNow')}</StatusTag>
        )}
      </div>
      <Facts
        facts={[
          {
            name: t('manage.portals.learns'),
            value: claims.length > 0 ? words(claims, 'claims') : t('manage.portals.learnsNothing'),
          },
          { name: t('manage.portals.purpose'), value: localized(locale, partner.purpose) },
          may.length > 0 && { name: t('manage.portals.may'), value: words(may, 'apiScopes') },
          { name: t('manage.portals.since'), value: grantedAt ? formatDate(locale, grantedAt) : t('manage.portals.byLaw') },
          lastUsedAt && { name: t('manage.portals.lastUsed'), value: formatDateTime(locale, lastUsedAt) },
        ]}
      />
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
        <TextLink href={homepage} external className="inline-block py-1.5">
          {t('manage.portals.site')}
        </TextLink>
        {privacyAddress && (
          <TextLink href={privacyAddress} external className="inline-block py-1.5">
            {t('manage.portals.privacy')}
          </TextLink>
        )}
      </p>
      {action && <div className="mt-2">{action}</div>}
    </article>
  )
}
