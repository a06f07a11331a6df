// A provider of card payments. The description for developers is in ../README.md.
import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { simulatedPayments } from '@/db/schema/simulators'
import { PAYMENT_FAULTS, type PaymentFault } from '@/db/vocabulary/payments'
import { formatMoney, getTranslator } from '@/lib/i18n'
import { form, json, type Reply, type Routes, seeOther, type Visit } from '../http'
import { isCustomer, parsed } from '../operator/api'
import { page } from '../page'
import { ButtonAnchor } from '../parts'
import { report } from './report'

export const paymentRoutes: Routes = {
  'POST /payments/v1/create': (visit) => asked(visit, Create, create),
  'POST /payments/v1/status': (visit) => asked(visit, Which, status),
  'GET /payments/:id': (visit) => onPayment(visit, show),
  'POST /payments/:id': (visit) => onPayment(visit, settle),
}

const Create = z.object({
  merchantReference: z.string().min(8).max(100),
  amountQepik: z.int().positive().max(100_000_000),
  description: z.string().max(300),
  returnUrl: z.url({ protocol: /^https?$/ }),
  callbackUrl: z.url({ protocol: /^https?$/ }),
})
const Which = z.object({ paymentId: z.string().max(100) })

type Payment = typeof simulatedPayments.$inferSelect

async function asked<S extends z.ZodType>(visit: Visit, schema: S, answer: (visit: Visit, input: z.output<S>) => Promise<Reply>) {
  if (!isCustomer(visit)) return json({ error: 'not_authorised' }, 401)
  const input = schema.safeParse(parsed(visit.body))
  return input.success ? answer(visit, input.data) : json({ error: 'bad_request' }, 400)
}

/** One payment for each reference of the merchant, however often it asks. */
async function create({ db, settings, now }: Visit, order: z.output<typeof Create>): Promise<Reply> {
  await db
    .insert(simulatedPayments)
    .values({ id: `PAY-${randomUUID()}`, createdAt: now, ...order })
    .onConflictDoNothing({ target: simulatedPayments.merchantReference })
  const [row] = await db.select().from(simulatedPayments).where(eq(simulatedPayments.merchantReference, order.merchantReference))
  return row ? json({ paymentId: row.id, redirectUrl: `${settings.own}/payments/${row.id}` }, 201) : json({ error: 'failed' }, 500)
}

async function find({ db }: Visit, id: string): Promise<Payment | null> {
  const [row] = await db.select().from(simulatedPayments).where(eq(simulatedPayments.id, id))
  return row ?? null
}

async function status(visit: Visit, { paymentId }: z.output<typeof Which>): Promise<Reply> {
  const payment = await find(visit, paymentId)
  return payment
    ? json({ paymentId, status: payment.status, amountQepik: payment.amountQepik })
    : json({ error: 'unknown_payment' }, 404)
}

async function onPayment(visit: Visit, answer: (visit: Visit, payment: Payment) => Promise<Reply> | Reply): Promise<Reply> {
  const payment = await find(visit, visit.params.id ?? '')
  if (payment) return answer(visit, payment)
  const title = getTranslator(visit.locale, 'simulators')('goneTitle')
  return page(visit, { title, children: <h1 className="text-3xl">{title}</h1> }, { status: 404 })
}

function show(visit: Visit, payment: Payment): Reply {
  const t = getTranslator(visit.locale, 'simulators')
  const amount = formatMoney(visit.locale, payment.amountQepik)
  return page(visit, {
    title: t('payments.title'),
    address: visit.path,
    children: (
      <>
        <h1 className="text-3xl">{t('payments.title')}</h1>
        <p className="mt-2 text-lg text-muted">{payment.description}</p>
        <p className="mt-4 mb-6 text-2xl font-bold">{amount}</p>
        {payment.status === 'waiting' ? (
          <form method="post" action={visit.path} className="grid justify-items-start gap-3">
            <Button name="how" value="none">
              {t('payments.pay', { amount })}
            </Button>
            {PAYMENT_FAULTS.filter((fault) => fault !== 'none').map((fault) => (
              <Button key={fault} kind="secondary" name="how" value={fault}>
                {t(`payments.fault.${fault}`)}
              </Button>
            ))}
          </form>
        ) : (
          <>
            <Notice
              tone={payment.status === 'paid' ? 'success' : 'warning'}
              title={t(`payments.status.${payment.status === 'paid' ? 'paid' : 'declined'}`)}
            >
              <p>{t('payments.settledBody')}</p>
            </Notice>
            <p className="mt-6">
              <ButtonAnchor href={payment.returnUrl}>{t('payments.back')}</ButtonAnchor>
            </p>
          </>
        )}
      </>
    ),
  })
}

async function settle(visit: Visit, payment: Payment): Promise<Reply> {
  const asked = form(visit).get('how')
  const how: PaymentFault = PAYMENT_FAULTS.find((fault) => fault === asked) ?? 'none'
  const [settled] = await visit.db
    .update(simulatedPayments)
    .set({ status: how === 'declined' ? 'declined' : 'paid', settledAt: visit.now })
    .where(and(eq(simulatedPayments.id, payment.id), eq(simulatedPayments.status, 'waiting')))
    .returning()
  if (settled) await report(visit, settled, how)
  return seeOther(visit.path)
}
