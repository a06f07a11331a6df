import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { Notice } from '@/components/ui/notice'
import { TextField } from '@/components/ui/text-field'
import { checkPassword, SignIn } from '@/lib/identity'
import { AMR } from '@/lib/identity/methods/amr'
import { getTranslator } from '@/lib/i18n'
import { type FieldError, formErrors, storable } from '@/lib/platform/forms'
import { DEVICE_COOKIE } from '../../device-cookie'
import { CancelButton, MethodForm, problemOf, typed } from '../form'
import type { Answer, SignInMethod, Step } from '../method'

/** PIN and password: what everybody has who was ever given an account. */
export const password: SignInMethod = {
  code: 'password',
  level: 'low',
  amr: AMR.password,
  icon: 'key',
  needsScript: false,
  words: (locale) => {
    const t = getTranslator(locale, 'login')
    return { name: t('method.password.name'), hint: t('method.password.hint') }
  },
  handle: async (step) => (step.rest ? { kind: 'goto', to: '' } : step.form ? check(step, step.form) : page(step)),
}

async function check({ ctx, asked, expected }: Step, form: URLSearchParams): Promise<Answer> {
  const pin = expected ? expected.pin : storable(form.get('pin') ?? '')
  const values = { pin: pin.slice(0, 40).toWellFormed() }
  const input = SignIn.safeParse({ pin, password: form.get('password') ?? '' })
  if (!input.success) return { kind: 'back', errors: formErrors(input.error), values }
  const checked = await checkPassword(asked, input.data, ctx.cookies.get(DEVICE_COOKIE, { signed: true }))
  if (checked.ok) return { kind: 'proven', personId: checked.personId }
  return { kind: 'back', errors: [refusal(asked.now, checked)], values }
}

type Refused = Exclude<Awaited<ReturnType<typeof checkPassword>>, { ok: true }>

function refusal(now: Date, refused: Refused): FieldError {
  if (refused.error === 'wrong_credentials') return { field: 'password', code: 'wrong_credentials' }
  const minutes = Math.max(1, Math.ceil((refused.until.getTime() - now.getTime()) / 60_000))
  return { field: 'password', code: 'too_many_attempts', params: { minutes } }
}

function page(step: Step): Answer {
  const { ctx, parts, locale, expected, attempt, problems } = step
  const t = getTranslator(locale, 'login')
  const chosen = attempt ? null : parts.demoPeople.find(({ pin }) => pin === ctx.query.demo)
  return {
    kind: 'page',
    body: (
      <>
        {chosen && problems.length === 0 && <Notice tone="info">{t('demo.filled')}</Notice>}
        <MethodForm step={step}>
          {!expected && (
            <TextField
              name="pin"
              label={t('signIn.pin')}
              hint={t('signIn.pinHint')}
              error={problemOf(step, 'pin')}
              defaultValue={chosen?.pin ?? typed(step, 'pin')}
              autoComplete="username"
              maxLength={20}
              spellCheck={false}
              width="sm"
              required
            />
          )}
          <TextField
            name="password"
            type="password"
            label={t('signIn.password')}
            error={problemOf(step, 'password')}
            defaultValue={chosen?.password}
            autoComplete="current-password"
            maxLength={200}
            required
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button>{t('signIn.submit')}</Button>
            <CancelButton step={step} />
          </div>
        </MethodForm>
        <div className="mt-6 grid max-w-text gap-1">
          <Disclosure summary={t('help.title')}>
            <p>{t('help.body')}</p>
            <AccountLink href={`/account/reset?lang=${locale}`}>{t('help.action')}</AccountLink>
          </Disclosure>
          <Disclosure summary={t('help.firstTitle')}>
            <p>{t('help.firstBody')}</p>
            <AccountLink href={`/account/activate?lang=${locale}`}>{t('help.firstAction')}</AccountLink>
          </Disclosure>
        </div>
      </>
    ),
  }
}

const AccountLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <p>
    <a
      href={href}
      className="inline-flex min-h-11 items-center font-semibold text-primary underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      {children}
    </a>
  </p>
)
