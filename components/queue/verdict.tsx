import { feeText } from '@/components/catalogue/words'
import { ButtonLink, Icon, Notice, Panel, TextLink } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { ServiceDetails } from '@/lib/catalogue/model'
import type { VisitVerdict } from '@/lib/queue/model'
import { NeedList } from './need-list'

type VerdictProps = {
  locale: Locale
  service: ServiceDetails
  verdict: VisitVerdict
  /** The form of this portal, when it has one for the service. */
  applyHref: string | null
}

/** Whether the way is worth it: done online, something missing, what it costs and how that is paid. */
export function Verdict({ locale, service, verdict, applyHref }: VerdictProps) {
  const t = getTranslator(locale, 'queue')
  const website = service.agency.website
  return (
    <Panel title={localized(locale, service.name)} icon="briefcase">
      <div className="grid gap-4">
        {service.online && (
          <Notice tone="success" title={t('needNotCome.title')}>
            <p className="mb-3">{applyHref ? t('needNotCome.here') : t('needNotCome.elsewhere')}</p>
            {applyHref ? (
              <ButtonLink href={applyHref}>{t('needNotCome.apply')}</ButtonLink>
            ) : website ? (
              <TextLink href={website} external>
                {t('needNotCome.site')}
              </TextLink>
            ) : (
              <TextLink href={`/${locale}/services/${service.code}`}>{t('book.centre.toService')}</TextLink>
            )}
          </Notice>
        )}
        {!service.online && applyHref && (
          <Notice tone="info" title={t('needNotCome.firstTitle')}>
            <p className="mb-3">{t('needNotCome.first')}</p>
            <ButtonLink kind="secondary" href={applyHref}>
              {t('needNotCome.apply')}
            </ButtonLink>
          </Notice>
        )}
        {verdict.missing.length > 0 && (
          <Notice tone="warning" title={t('needNotCome.missingTitle')}>
            <ul className="mb-2 grid list-disc gap-1 ps-5">
              {verdict.missing.map((need) => (
                <li key={need.code}>
                  {localized(locale, need.name)}: {need.state === 'expired' ? t('needNotCome.expired') : t('needNotCome.none')}
                </li>
              ))}
            </ul>
            {t('needNotCome.missingText')}
          </Notice>
        )}
        <NeedList locale={locale} needs={verdict.needs} />
        <p className="flex items-start gap-2">
          <Icon name="bank" size="sm" className="mt-1.5" />
          <span>
            {verdict.feeQepik > 0 ? t('needNotCome.fee', { amount: feeText(locale, verdict.feeQepik) }) : t('needNotCome.free')}{' '}
            <TextLink href={`/${locale}/services/${service.code}`}>{t('needNotCome.more')}</TextLink>
          </span>
        </p>
      </div>
    </Panel>
  )
}
