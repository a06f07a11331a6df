import { buttonClass } from '@/components/ui/button-styles'
import { Button } from '@/components/ui/button'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { Icon } from '@/components/ui/icon'
import { StatusTag } from '@/components/ui/status-tag'
import { SummaryList } from '@/components/ui/summary-list'
import type { AssuranceLevel } from '@/db/vocabulary/identity'
import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { Wish } from '@/lib/identity/model'
import { isApiScope } from '@/lib/identity/model'
import type { AskingClient } from '../asking-client'
import { Frame } from '../pages/frame'
import type { Facts } from './facts'

const FORM = 'consent'

type Props = {
  locale: Locale
  portal: string
  action: string
  client: AskingClient
  level: AssuranceLevel
  wish: Wish
  /** What was agreed to earlier; what is new since is marked. */
  before: { scopes: readonly string[]; claims: readonly string[] } | null
  facts: Facts
}

/** Who asks, why, and exactly what it will see, with the person's own values. */
export function ConsentPage({ locale, portal, action, client, level, wish, before, facts }: Props) {
  const t = getTranslator(locale, 'clients')
  const name = localized(locale, client.name)
  const title = t('consent.title', { client: name })
  const acts = wish.scopes.filter(isApiScope)
  const fresh = (known: readonly string[] | undefined, code: string) => before !== null && !known?.includes(code)
  return (
    <Frame locale={locale} title={title} portal={portal} form={FORM}>
      <div className="max-w-text">
        <h1 className="text-3xl">{title}</h1>
        <p className="mt-2 mb-6 text-lg text-muted">{t(before ? 'consent.more' : 'consent.lead')}</p>
        <section aria-labelledby="who" className="mb-6 rounded-lg border border-line bg-surface p-5">
          <h2 id="who" className="text-lg">
            {t('consent.who')}
          </h2>
          <SummaryList
            rows={[
              { key: name, value: client.legalName ?? '' },
              { key: t('consent.purpose'), value: localized(locale, client.purpose) },
              { key: t('consent.level'), value: t(`levels.${level}`) },
              { key: t('consent.homepage'), value: <OutLink href={client.homepage}>{client.homepage}</OutLink> },
              ...(client.privacyAddress
                ? [{ key: t('consent.privacy'), value: <OutLink href={client.privacyAddress}>{client.privacyAddress}</OutLink> }]
                : []),
            ]}
          />
        </section>
        <section aria-labelledby="facts" className="mb-6 rounded-lg border border-line bg-surface p-5">
          <h2 id="facts" className="text-lg">
            {t('consent.facts')}
          </h2>
          {wish.claims.length === 0 ? (
            <p className="mt-2">{t('consent.noFacts')}</p>
          ) : (
            <SummaryList
              rows={wish.claims.map((claim) => ({
                id: claim,
                key: <Named name={t(`claims.${claim}`)} mark={fresh(before?.claims, claim) ? t('consent.new') : null} />,
                value: facts[claim] ?? <span className="font-normal text-muted">{t('consent.none')}</span>,
              }))}
            />
          )}
        </section>
        {acts.length > 0 && (
          <section aria-labelledby="acts" className="mb-6 rounded-lg border border-line bg-surface p-5">
            <h2 id="acts" className="text-lg">
              {t('consent.may')}
            </h2>
            <ul className="mt-2 grid gap-2">
              {acts.map((scope) => (
                <li key={scope} className="flex items-start gap-2">
                  <Icon name="check" size="sm" className="mt-1 text-primary" />
                  <Named name={t(`apiScopes.${scope}`)} mark={fresh(before?.scopes, scope) ? t('consent.new') : null} />
                </li>
              ))}
            </ul>
          </section>
        )}
        <form id={FORM} method="post" action={action}>
          <HiddenFields values={{ claims: wish.claims.join(' '), scopes: wish.scopes.join(' ') }} />
          <div className="flex flex-wrap items-center gap-3">
            <Button name="decision" value="allow">
              {t('consent.allow')}
            </Button>
            <button type="submit" name="decision" value="refuse" className={buttonClass('secondary', 'md')}>
              {t('consent.refuse')}
            </button>
          </div>
        </form>
        <p className="mt-6 text-sm text-muted">{t('consent.later')}</p>
      </div>
    </Frame>
  )
}

const Named = ({ name, mark }: { name: string; mark: string | null }) => (
  <>
    {name} {mark && <StatusTag tone="info">{mark}</StatusTag>}
  </>
)

/** In another window: the question stays where it is. */
const OutLink = ({ href, children }: { href: string; children: string }) => (
  <a href={href} target="_blank" rel="noreferrer" className="break-all text-primary underline underline-offset-4">
    {children}
  </a>
)
