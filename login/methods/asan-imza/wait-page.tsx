import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-styles'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import type { AskedSignature } from '@/lib/identity/methods/asan-imza'
import { getTranslator } from '@/lib/i18n'
import { exactClockInBaku } from '@/lib/platform/time'
import { addressOf } from '../form'
import type { Step } from '../method'
import { signatureWords } from '../signature-words'

type Props = { step: Step; signature: AskedSignature }

/** The code to compare, and until when. It loads again by itself; "check now" is for those who do not want to wait for that. */
export function WaitPage({ step, signature: { controlCode, signedText, expiresAt } }: Props) {
  const t = getTranslator(step.locale, 'signatures')
  return (
    <>
      <h3 className="text-lg font-semibold">{t('asanImza.wait.title')}</h3>
      <dl className="mt-3 inline-block rounded-md bg-sunken px-4 py-3">
        <dt className="text-sm text-muted">{t('asanImza.wait.code')}</dt>
        <dd className="text-4xl font-bold tracking-widest tabular-nums">{controlCode}</dd>
      </dl>
      <p className="mt-3 max-w-text">{t('asanImza.wait.lead')}</p>
      <p role="status" className="mt-3 text-muted">
        {t('asanImza.wait.until', { time: exactClockInBaku(expiresAt) })}
      </p>
      <form method="post" action={addressOf(step, 'wait')} className="mt-6 flex flex-wrap items-center gap-3">
        <a href={addressOf(step, 'wait')} className={buttonClass('secondary', 'md')}>
          {t('asanImza.wait.check')}
        </a>
        <Button kind="quiet" name="stop" value="yes">
          {t('asanImza.wait.cancel')}
        </Button>
      </form>
      <div className="mt-4">
        <Disclosure summary={t('asanImza.wait.text')}>
          <p className="whitespace-pre-line wrap-anywhere">{signedText}</p>
        </Disclosure>
      </div>
    </>
  )
}

const TONES = { refused: 'warning', wrong_code: 'danger', timed_out: 'warning', cancelled: 'info', failed: 'danger' } as const

/** It did not become a sign-in: why, and the way on. */
export function OutcomePage({ step, signature: { status, failure } }: Props) {
  const t = getTranslator(step.locale, 'signatures')
  const outcome = status === 'pending' || status === 'signed' ? 'failed' : status
  const body = outcome === 'failed' ? signatureWords(step.locale, failure ?? 'not_confirmed') : t(`outcomes.${outcome}.body`)
  return (
    <>
      <Notice tone={TONES[outcome]} title={t(`outcomes.${outcome}.title`)}>
        <p role="status">{body}</p>
      </Notice>
      <a href={addressOf(step, '')} className={buttonClass('primary', 'md')}>
        {t('asanImza.again')}
      </a>
    </>
  )
}
