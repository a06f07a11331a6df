// What is owed to the state for an application. Money is in qəpik.
import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import { FEE_CHANNELS, FEE_STATUSES, PAYMENT_STATUSES } from '../vocabulary/payments'
import { applications } from './applications'
import { agencies, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'
import { appointments } from './queue'

export const feeStatus = pgEnum('fee_status', FEE_STATUSES)
export const feeChannel = pgEnum('fee_channel', FEE_CHANNELS)
export const paymentStatus = pgEnum('payment_status', PAYMENT_STATUSES)

/** A fee due: made in the transaction that sends the application, with the amount of the registry at that moment. */
export const feesDue = pgTable(
  'fees_due',
  {
    id: uuid().primaryKey(),
    /** The number people pay by. */
    reference: text().notNull(),
    /** What it is due for: an application, or a visit at home. */
    applicationId: uuid().references(() => applications.id),
    appointmentId: uuid().references(() => appointments.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    amountQepik: integer().notNull(),
    /** What it is for: the term chosen. */
    purpose: jsonb().$type<LocalizedText>().notNull(),
    status: feeStatus().notNull().default('due'),
    channel: feeChannel(),
    /** Number of the bank's receipt, or of the provider's payment. A receipt pays once. */
    receiptNumber: text(),
    paidAt: timestamp({ withTimezone: true }),
    /** Paid, and what it was for was given up: the money goes back. */
    returnDueAt: timestamp({ withTimezone: true }),
    /** The officer who recorded the receipt. */
    recordedBy: uuid().references(() => staffMembers.id),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('fees_due_reference').on(t.reference),
    uniqueIndex('fees_due_of_application').on(t.applicationId),
    uniqueIndex('fees_due_of_appointment').on(t.appointmentId).where(sql`${t.appointmentId} is not null`),
    uniqueIndex('fees_due_receipt_once').on(t.channel, t.receiptNumber).where(sql`${t.receiptNumber} is not null`),
    index('fees_due_open').on(t.agencyCode, t.applicationId).where(sql`${t.status} = 'due'`),
    index('fees_due_by_person').on(t.personId, t.status),
    check('fees_due_for_one', sql`num_nonnulls(${t.applicationId}, ${t.appointmentId}) = 1`),
    check('fees_due_amount', sql`${t.amountQepik} > 0`),
    check('fees_due_returned_was_paid', sql`${t.returnDueAt} is null or ${t.status} = 'paid'`),
    check('fees_due_paid', sql`(${t.status} = 'paid') = (${t.paidAt} is not null)`),
    check('fees_due_paid_how', sql`${t.status} <> 'paid' or (${t.channel} is not null and ${t.receiptNumber} is not null)`),
    check('fees_due_receipt_recorded', sql`${t.channel} is distinct from 'receipt' or ${t.recordedBy} is not null`),
  ],
)

/** A try to pay a fee through a provider. Several may be made for one fee; at most one of them pays it. */
export const paymentAttempts = pgTable(
  'payment_attempts',
  {
    id: uuid().primaryKey(),
    feeId: uuid()
      .notNull()
      .references(() => feesDue.id),
    provider: text().notNull(),
    /** The provider's own number; null until it answered. */
    providerPaymentId: text(),
    /** Where the person pays. */
    redirectUrl: text(),
    amountQepik: integer().notNull(),
    status: paymentStatus().notNull().default('started'),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    /** Of the form that began it: a double click is one payment. */
    idempotencyKey: uuid().notNull(),
  },
  (t) => [
    uniqueIndex('payment_attempts_once').on(t.feeId, t.idempotencyKey),
    uniqueIndex('payment_attempts_of_provider').on(t.provider, t.providerPaymentId).where(sql`${t.providerPaymentId} is not null`),
    index('payment_attempts_open').on(t.startedAt).where(sql`${t.status} = 'started'`),
    check('payment_attempts_settled', sql`(${t.status} = 'started') = (${t.settledAt} is null)`),
  ],
)
