import type { Metadata } from 'next'
import { PartnerCard } from '@/components/security/partner-card'
import { Button, Dialog, EmptyState, HiddenFields } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import { listPartners, type Partner, requireCtx } from '@/lib/identity'
import { SecurityPage, sectionMetadata } from '../_parts/security-page'
import { takeBack } from '../actions'

type Props = PageProps<'/[locale]/cabinet/security/portals'>

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => sectionMetadata((await params).locale, 'portals')

export default async function PortalsPage({ searchParams }: Props) {
  const ctx = await requireCtx('citizen')
  const { done } = await searchParams
  const partners = await listPartners(ctx)

  const { locale } = ctx
  const t = getTranslator(locale, 'security')
  return (
    <SecurityPage locale={locale} section="portals" done={done}>
      <h2 className="sr-only">{t('manage.tabs.portals')}</h2>
      {partners.length === 0 ? (
        <EmptyState title={t('manage.portals.empty')} icon="globe">
          {t('manage.portals.emptyBody')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {partners.map((partner) => (
            <li key={partner.clientId}>
              <PartnerCard
                locale={locale}
                partner={partner}
                action={partner.grantedAt && <TakeBackForm locale={locale} partner={partner} />}
              />
            </li>
          ))}
        </ul>
      )}
    </SecurityPage>
  )
}

function TakeBackForm({ locale, partner }: { locale: Locale; partner: Partner }) {
  const t = getTranslator(locale, 'security')
  const name = localized(locale, partner.name)
  return (
    <Dialog
      trigger={
        <>
          {t('manage.portals.takeBack')}
          <span className="sr-only">: {name}</span>
        </>
      }
      triggerSize="sm"
      title={t('manage.portals.takeBackTitle', { name })}
      closeLabel={t('manage.signIns.cancel')}
    >
      <form action={takeBack}>
        <HiddenFields values={{ clientId: partner.clientId }} />
        <p className="mb-4">{t('manage.portals.takeBackBody')}</p>
        <Button kind="danger">{t('manage.portals.takeBackConfirm')}</Button>
      </form>
    </Dialog>
  )
}
