import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { getTranslator } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { CancelButton, MethodForm, problemOf, typed } from '../form'
import type { Step } from '../method'

export function AskPage({ step }: { step: Step }) {
  const { locale, parts, expected } = step
  const t = getTranslator(locale, 'signatures')
  const simulator = parts.demoPeople.length > 0 ? env().SIGNATURE_URL : undefined
  return (
    <>
      {expected && <p className="mb-5 max-w-text">{t('asanImza.expected')}</p>}
      <MethodForm step={step}>
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          label={t('asanImza.phone')}
          hint={t('asanImza.phoneHint')}
          error={problemOf(step, 'phone')}
          defaultValue={typed(step, 'phone')}
          autoComplete="tel"
          maxLength={24}
          width="sm"
          required
        />
        <TextField
          name="userId"
          inputMode="numeric"
          label={t('asanImza.userId')}
          hint={t('asanImza.userIdHint')}
          error={problemOf(step, 'userId')}
          defaultValue={typed(step, 'userId')}
          autoComplete="off"
          maxLength={10}
          width="xs"
          required
        />
        <div className="flex flex-wrap items-center gap-3">
          <Button>{t('asanImza.submit')}</Button>
          <CancelButton step={step} />
        </div>
      </MethodForm>
      {simulator && (
        <div className="mt-6">
          <Notice tone="info" title={t('asanImza.demoTitle')}>
            <p>{t('asanImza.demoBody')}</p>
            <p className="mt-2">
              <a
                href={new URL(`/phone?lang=${locale}`, simulator).href}
                target="_blank"
                rel="noopener noreferrer"
                className="inline-block py-1 font-semibold text-primary underline underline-offset-4"
              >
                {t('asanImza.demoLink')}
              </a>
            </p>
          </Notice>
        </div>
      )}
    </>
  )
}
