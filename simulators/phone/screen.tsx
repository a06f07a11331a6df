import { Button } from '@/components/ui/button'
import { ErrorSummary } from '@/components/ui/error-summary'
import { HiddenFields } from '@/components/ui/hidden-fields'
import { RadioGroup } from '@/components/ui/radio-group'
import { TextField } from '@/components/ui/text-field'
import { PHONE_FAULTS } from '@/db/vocabulary/simulators'
import { getTranslator } from '@/lib/i18n'
import { exactClockInBaku } from '@/lib/platform/time'
import type { Phone } from '../devices'
import type { Visit } from '../http'
import { controlCodeOf } from '../operator/control-code'
import type { PhoneRequest } from '../operator/requests'
import { ButtonAnchor, Done } from '../parts'

type ScreenProps = {
  visit: Visit
  phone: Phone
  requests: readonly PhoneRequest[]
  /** The owner said that the code of the one request is the same, and types PIN1. */
  confirmed: boolean
}

/** What the phone shows: who asks for what, and a code to compare before anything is typed. */
export function PhoneScreen({ visit, phone, requests, confirmed }: ScreenProps) {
  const t = getTranslator(visit.locale, 'simulators')
  const problem = visit.query.get('problem')
  const wrong = problem === 'wrong' || problem === 'blocked' ? t(`numbers.${problem}`) : undefined
  return (
    <>
      <Done visit={visit} />
      {confirmed && <ErrorSummary title={t('numbers.title')} errors={wrong ? [{ field: 'secretNumber', message: wrong }] : []} />}
      <h1 className="text-3xl">{t('phone.title', { owner: `${phone.givenName} ${phone.surname}` })}</h1>
      <p className="mt-2 mb-6 text-muted">{t('phone.facts', { number: phone.number, userId: phone.userId })}</p>
      <div className="max-w-md rounded-lg border-2 border-line-strong bg-surface p-5">
        {requests.length === 0 ? (
          <>
            <h2 className="text-xl">{t('phone.noneTitle')}</h2>
            <p className="mt-1 mb-4 text-muted">{t('phone.noneBody')}</p>
            <ButtonAnchor href={`/phone/${phone.number}`} kind="secondary">
              {t('phone.refresh')}
            </ButtonAnchor>
          </>
        ) : (
          <ul className="grid gap-8 divide-y divide-line">
            {requests.map((request) => (
              <li key={request.id}>
                <Request visit={visit} phone={phone} request={request} confirmed={confirmed} wrong={wrong} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="mt-8">
        <Faults visit={visit} phone={phone} />
      </div>
    </>
  )
}

type RequestProps = { visit: Visit; phone: Phone; request: PhoneRequest; confirmed: boolean; wrong?: string }

function Request({ visit, phone, request, confirmed, wrong }: RequestProps) {
  const t = getTranslator(visit.locale, 'simulators')
  return (
    <>
      <h2 className="text-xl">{t('phone.asks', { asker: request.asker })}</h2>
      <p className="mt-1 text-sm text-muted">{t('phone.until', { time: exactClockInBaku(request.expiresAt) })}</p>
      <dl className="mt-4 grid gap-4">
        <div>
          <dt className="text-sm text-muted">{t('phone.code')}</dt>
          <dd className="text-4xl font-bold tracking-widest tabular-nums">{controlCodeOf(request.hash)}</dd>
          <dd className="text-sm text-muted">{t('phone.codeHint')}</dd>
        </div>
        <div>
          <dt className="text-sm text-muted">{t('phone.text')}</dt>
          <dd className="mt-1 rounded-md bg-sunken p-3 whitespace-pre-line wrap-anywhere">{request.text}</dd>
        </div>
      </dl>
      {confirmed ? (
        <Sign visit={visit} phone={phone} request={request} wrong={wrong} />
      ) : (
        <Compare visit={visit} phone={phone} request={request} />
      )}
    </>
  )
}

function Compare({ visit, phone, request }: Omit<RequestProps, 'confirmed' | 'wrong'>) {
  const t = getTranslator(visit.locale, 'simulators')
  const say = (what: 'refuse' | 'differs') => (
    <form method="post" action={`/phone/${phone.number}/${what}`}>
      <HiddenFields values={{ request: request.id }} />
      <Button kind={what === 'differs' ? 'danger' : 'secondary'}>{t(`phone.${what}`)}</Button>
    </form>
  )
  return (
    <div className="mt-5 flex flex-wrap gap-3">
      <form method="get" action={`/phone/${phone.number}`}>
        <HiddenFields values={{ confirm: request.id }} />
        <Button>{t('phone.same')}</Button>
      </form>
      {say('differs')}
      {say('refuse')}
    </div>
  )
}

function Sign({ visit, phone, request, wrong }: Omit<RequestProps, 'confirmed'>) {
  const t = getTranslator(visit.locale, 'simulators')
  return (
    <form method="post" action={`/phone/${phone.number}/sign`} className="mt-5" noValidate>
      <HiddenFields values={{ request: request.id }} />
      <TextField
        name="secretNumber"
        type="password"
        inputMode="numeric"
        autoComplete="off"
        label={t('phone.number')}
        hint={t('phone.numberHint')}
        error={wrong}
        width="xs"
        maxLength={8}
        required
      />
      <div className="flex flex-wrap gap-3">
        <Button>{t('phone.sign')}</Button>
        <ButtonAnchor href={`/phone/${phone.number}`} kind="quiet">
          {t('phone.back')}
        </ButtonAnchor>
      </div>
    </form>
  )
}

function Faults({ visit, phone }: { visit: Visit; phone: Phone }) {
  const t = getTranslator(visit.locale, 'simulators')
  if (!visit.query.has('faults')) {
    // A page of its own: the phone loads again by itself, which would undo a choice half made.
    return (
      <p>
        <a href={`/phone/${phone.number}?faults=choose`} className="inline-block py-2 text-primary underline underline-offset-4">
          {t('faults.title')}
        </a>
        {phone.fault !== 'none' && <strong> {t(`faults.${phone.fault}`)}</strong>}
      </p>
    )
  }
  return (
    <section aria-labelledby="faults-title">
      <h2 id="faults-title" className="mb-3 text-xl">
        {t('faults.title')}
      </h2>
      <form method="post" action={`/phone/${phone.number}/fault`}>
        <RadioGroup
          name="fault"
          legend={t('faults.legend')}
          options={PHONE_FAULTS.map((value) => ({ value, label: t(`faults.${value}`) }))}
          defaultValue={phone.fault}
        />
        <TextField
          name="delaySeconds"
          label={t('faults.delay')}
          suffix={t('faults.seconds')}
          inputMode="numeric"
          defaultValue={String(phone.delaySeconds || 8)}
          width="xs"
          maxLength={2}
        />
        <div className="flex flex-wrap gap-3">
          <Button kind="secondary">{t('faults.save')}</Button>
          <ButtonAnchor href={`/phone/${phone.number}`} kind="quiet">
            {t('phone.back')}
          </ButtonAnchor>
        </div>
      </form>
    </section>
  )
}
