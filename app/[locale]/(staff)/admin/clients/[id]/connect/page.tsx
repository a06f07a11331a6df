import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Panel, SummaryList } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { findClient, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { exampleOf } from './example'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/clients/[id]/connect'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'clients')('card.integrator') } : {}
}

/** What the partner's developer needs, and nothing that is a secret. */
export default async function ConnectPage({ params }: PageProps<'/[locale]/admin/clients/[id]/connect'>) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const client = await findClient(ctx, id)
  if (!client) notFound()

  const t = getTranslator(locale, 'clients')
  const name = localized(locale, client.name)
  const here = `/${locale}/admin/clients`
  const issuer = new URL(env().LOGIN_URL).origin
  const api = `${new URL(env().PORTAL_URL).origin}/api`
  const address = (key: string, value: string) => ({ key, value: <code className="break-all font-normal">{value}</code> })
  const strict = client.profile === 'fapi2'
  const example = exampleOf({ issuer, client })
  return (
    <Page
      title={t('integrator.title', { client: name })}
      lead={t('integrator.lead')}
      breadcrumbs={[
        { href: here, label: t('title') },
        { href: `${here}/${client.clientId}`, label: name },
      ]}
      width="text"
    >
      <div className="grid gap-6">
        <Panel title={t('integrator.addresses')}>
          <SummaryList
            rows={[
              address('client_id', client.clientId),
              address(t('integrator.issuer'), issuer),
              address(t('integrator.discovery'), `${issuer}/.well-known/openid-configuration`),
              address(t('integrator.authorization'), `${issuer}/auth`),
              address(t('integrator.par'), `${issuer}/request`),
              address(t('integrator.token'), `${issuer}/token`),
              address(t('integrator.userinfo'), `${issuer}/me`),
              address(t('integrator.endSession'), `${issuer}/session/end`),
              address(t('integrator.jwks'), `${issuer}/jwks`),
              ...(client.machineScopes.length > 0 ? [address(t('integrator.api'), api)] : []),
            ]}
          />
        </Panel>
        <Panel title={t('integrator.must')}>
          <ul className="ms-5 list-disc">
            <li>{t('integrator.mustPkce')}</li>
            <li>{t('integrator.mustKey')}</li>
            {(strict || client.requirePar) && <li>{t('integrator.mustPar')}</li>}
            {(strict || client.dpopBound) && <li>{t('integrator.mustDpop')}</li>}
            {client.backchannelLogoutUri && <li>{t('integrator.mustLogout')}</li>}
          </ul>
        </Panel>
        <Panel title={t('integrator.example')}>
          <p className="mb-3 text-muted">{t('integrator.exampleHint')}</p>
          {/* A field one cannot write in: reached, scrolled, selected and copied with any keyboard. */}
          <textarea
            readOnly
            wrap="off"
            rows={example.split('\n').length + 1}
            aria-label={t('integrator.example')}
            spellCheck={false}
            defaultValue={example}
            className="block w-full rounded-md border border-line bg-sunken p-4 font-mono text-sm"
          />
        </Panel>
      </div>
    </Page>
  )
}
