import { Notice } from '@/components/ui'
import { formatDateTime, formatMoney, getTranslator, type Locale } from '@/lib/i18n'
import type { HomeFee } from '@/lib/queue/model'

/** What a visit at home costs this person, as far as it is known, and who says so. */
export function FeeNotice({ locale, fee, checkedAt }: { locale: Locale; fee: HomeFee; checkedAt?: Date | null }) {
  const t = getTranslator(locale, 'home')
  const register = getTranslator(locale, 'portfolio')('registers.social_protection')
  const checked = checkedAt && <p className="mt-2 text-sm">{t('fee.checkedAt', { at: formatDateTime(locale, checkedAt) })}</p>
  switch (fee.state) {
    case 'free':
      return (
        <Notice tone="success" title={t('fee.free')}>
          <p>{t('fee.freeBody', { register, ground: t(`ground.${fee.ground}`) })}</p>
          {checked}
        </Notice>
      )
    case 'unknown':
      return (
        <Notice tone="warning" title={t('fee.unknown')}>
          <p>{t('fee.unknownBody', { amount: formatMoney(locale, fee.amountQepik) })}</p>
        </Notice>
      )
    case 'due':
      return (
        <Notice tone="info" title={t('fee.due', { amount: formatMoney(locale, fee.amountQepik) })}>
          <p>{t('fee.dueBody')}</p>
          <p className="mt-2 text-sm">{t('fee.notDeclared')}</p>
          {checked}
        </Notice>
      )
  }
}
