import { formatWhen } from '@/components/queue/when'
import { ButtonLink, Notice } from '@/components/ui'
import { getTranslator } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { findOpenDrawFor } from '@/lib/queue'

/** Places of some services come by lot: whoever looks for a time is told before they look in vain. */
export async function DrawNotice({ ctx, services }: { ctx: Ctx<Applicant>; services: readonly string[] }) {
  const [only] = services
  const draw = services.length === 1 && only ? await findOpenDrawFor(ctx, only) : null
  if (!draw) return null
  const { locale } = ctx
  const t = getTranslator(locale, 'fair')
  return (
    <div className="mb-6 max-w-text">
      <Notice tone="info" title={t('draws.title')}>
        <p className="mb-4">{t('draws.until', { when: formatWhen(locale, draw.closesAt) })}</p>
        <ButtonLink kind="secondary" href={`/${locale}/draws/${draw.id}/enter`}>
          {t('draws.enter')}
        </ButtonLink>
      </Notice>
    </div>
  )
}
