import { Button, EmptyState, RadioGroup } from '@/components/ui'
import { getTranslator, type Locale, localized } from '@/lib/i18n'
import type { LocalizedText } from '@/db/columns'

type Service = { code: string; name: LocalizedText }

export function ChooseHomeService({ locale, services, base }: { locale: Locale; services: readonly Service[]; base: string }) {
  const t = getTranslator(locale, 'home')
  if (services.length === 0) return <EmptyState title={t('service.none')} />
  return (
    <form action={base} method="get" className="grid max-w-text gap-6">
      <RadioGroup
        name="service"
        legend={t('service.legend')}
        legendSize="lg"
        required
        options={services.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
        defaultValue={services[0]?.code}
      />
      <p>
        <Button>{t('service.submit')}</Button>
      </p>
    </form>
  )
}
