import { asc, eq } from 'drizzle-orm'
import { DataTable } from '@/components/ui/data-table'
import { ErrorSummary } from '@/components/ui/error-summary'
import { TextField } from '@/components/ui/text-field'
import { Button } from '@/components/ui/button'
import { phones } from '@/db/schema/simulators'
import { PHONE_FAULTS } from '@/db/vocabulary/simulators'
import { getTranslator } from '@/lib/i18n'
import { type Phone, type Ready, readyPhone } from '../devices'
import { form, type Reply, type Routes, seeOther, type Visit } from '../http'
import { findRequest, settleRequest, signRequest, waitingOn } from '../operator/requests'
import { page } from '../page'
import { checkNumber } from '../secret-number'
import { PhoneScreen } from './screen'

/** A phone without a request asks the network again so often; one with a request does not, or a half-typed PIN1 would be lost. */
const REFRESH_SECONDS = 2
/** What was done is read first. */
const DONE_SECONDS = 6
const MAX_DELAY_SECONDS = 30

export const phoneRoutes: Routes = {
  'GET /phone': choose,
  'GET /phone/:number': (visit) => onPhone(visit, show),
  'POST /phone/:number/sign': (visit) => onPhone(visit, sign),
  'POST /phone/:number/refuse': (visit) => onPhone(visit, (one, phone) => settle(one, phone, 'refused')),
  'POST /phone/:number/differs': (visit) => onPhone(visit, (one, phone) => settle(one, phone, 'wrong_code')),
  'POST /phone/:number/fault': (visit) => onPhone(visit, changeFault),
}

async function choose(visit: Visit): Promise<Reply> {
  const t = getTranslator(visit.locale, 'simulators')
  const typed = visit.query.get('number') ?? ''
  const number = `+${typed.replace(/\D/g, '').replace(/^0/, '994')}`
  if (typed && (await exists(visit, number))) return seeOther(`/phone/${number}`)
  const problem = typed ? t('phones.unknown') : undefined
  const rows = await visit.db.select().from(phones).where(eq(phones.listed, true)).orderBy(asc(phones.number))
  return page(visit, {
    title: t('phones.title'),
    address: visit.path,
    children: (
      <>
        <ErrorSummary title={t('errorTitle')} errors={problem ? [{ field: 'number', message: problem }] : []} />
        <h1 className="text-3xl">{t('phones.title')}</h1>
        <p className="mt-2 mb-8 max-w-text text-lg text-muted">{t('phones.lead')}</p>
        <DataTable
          caption={t('phones.caption')}
          rows={rows}
          rowKey={(row) => row.number}
          empty={t('phones.none')}
          columns={[
            {
              header: t('phones.owner'),
              primary: true,
              cell: (row) => (
                <a href={`/phone/${row.number}`} className="font-semibold text-primary underline underline-offset-4">
                  {row.givenName} {row.surname}
                </a>
              ),
            },
            { header: t('phones.number'), nowrap: true, cell: (row) => row.number },
            { header: t('phones.userId'), nowrap: true, cell: (row) => row.userId },
          ]}
        />
        <form method="get" action="/phone" className="mt-8" noValidate>
          <TextField
            name="number"
            type="tel"
            label={t('phones.byNumber')}
            hint={t('phones.byNumberHint')}
            error={problem}
            defaultValue={typed}
            width="sm"
          />
          <Button kind="secondary">{t('phones.open')}</Button>
        </form>
      </>
    ),
  })
}

async function exists({ db }: Visit, number: string): Promise<boolean> {
  return (await db.$count(phones, eq(phones.number, number))) > 0
}

type OnPhone = (visit: Visit, phone: Ready<Phone>) => Promise<Reply>

async function onPhone(visit: Visit, answer: OnPhone): Promise<Reply> {
  const phone = await readyPhone(visit.db, visit.authority, visit.params.number ?? '', visit.now)
  if (phone) return answer(visit, phone)
  return notThere(visit)
}

const notThere: (visit: Visit) => Reply = (visit) => {
  const title = getTranslator(visit.locale, 'simulators')('goneTitle')
  return page(visit, { title, address: '/phone', children: <h1 className="text-3xl">{title}</h1> }, { status: 404 })
}

const show: OnPhone = async (visit, phone) => {
  const t = getTranslator(visit.locale, 'simulators')
  const requests = phone.fault === 'silent' ? [] : await waitingOn(visit.db, phone.number, visit.now)
  const confirmed = requests.find(({ id }) => id === visit.query.get('confirm'))
  return page(visit, {
    title: t('phone.title', { owner: `${phone.givenName} ${phone.surname}` }),
    address: `${visit.path}${confirmed ? `?confirm=${encodeURIComponent(confirmed.id)}` : visit.query.has('faults') ? '?faults=choose' : ''}`,
    refresh:
      requests.length === 0 && !visit.query.has('faults')
        ? { seconds: visit.query.has('done') ? DONE_SECONDS : REFRESH_SECONDS, to: `/phone/${phone.number}` }
        : undefined,
    children: (
      <PhoneScreen visit={visit} phone={phone} requests={confirmed ? [confirmed] : requests} confirmed={Boolean(confirmed)} />
    ),
  })
}

const addressOf = ({ number }: Phone, params: Record<string, string>): string => `/phone/${number}?${new URLSearchParams(params)}`

const settle = async (visit: Visit, phone: Phone, status: 'refused' | 'wrong_code'): Promise<Reply> => {
  const settled = await settleRequest(visit.db, form(visit).get('request') ?? '', { status }, visit.now)
  return seeOther(addressOf(phone, { done: settled ? status : 'late' }))
}

const sign: OnPhone = async (visit, phone) => {
  const { db, now } = visit
  const request = await findRequest(db, form(visit).get('request') ?? '', now)
  if (request?.number !== phone.number || request.status !== 'pending') return seeOther(addressOf(phone, { done: 'late' }))
  const typed = await checkNumber(db, phone, form(visit).get('secretNumber') ?? '', now)
  if (typed !== 'right') return seeOther(addressOf(phone, { confirm: request.id, problem: typed }))
  const signature = await signRequest(phone, request)
  const settled = await settleRequest(db, request.id, { status: 'signed', signature }, now)
  return seeOther(addressOf(phone, { done: settled ? 'signed' : 'late' }))
}

const changeFault: OnPhone = async (visit, phone) => {
  const fault = PHONE_FAULTS.find((one) => one === form(visit).get('fault')) ?? 'none'
  const delay = Number(form(visit).get('delaySeconds') ?? 0)
  const delaySeconds = Number.isInteger(delay) ? Math.min(Math.max(delay, 0), MAX_DELAY_SECONDS) : 0
  await visit.db.update(phones).set({ fault, delaySeconds }).where(eq(phones.number, phone.number))
  return seeOther(addressOf(phone, { done: 'fault' }))
}
