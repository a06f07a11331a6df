// OpenID CIBA: a client asks through its back channel, the person answers on the phone. The provider calls these; the answers are
// brought back by ./loop.ts.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type CIBAConfiguration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import type { Db } from '@/db/client'
import { people } from '@/db/schema'
import {
  askForSignature,
  backChannelText,
  installedOperator,
  signaturesInstalled,
  type Subscriber,
  takePhoneAttempt,
  type ThrottleKey,
} from '@/lib/identity/methods/asan-imza'
import { holderPin, readCertificate } from '@/lib/identity/methods/pki/certificate'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { DEFAULT_LOCALE } from '@/lib/i18n/locales'
import { encrypt } from '@/lib/platform/crypto'
import { findAskingClient } from '../asking-client'
import { registrationOf } from '../client-adapter'
import { anonymousCtx } from '../http'
import type { LoginSettings } from '../settings'
import { readHint } from './hint'
import { learnedBy } from './learns'

/** Words of the client that the phone shows: one short line, in any language. */
const BINDING_MESSAGE = /^[\p{L}\p{N}\p{P}\p{Sc}\p{Sm} ]{1,40}$/u

/** Feature of oidc-provider; switched off where no operator is installed. */
export function cibaFeature(db: () => Db, settings: LoginSettings): CIBAConfiguration {
  if (!signaturesInstalled()) return { enabled: false }
  return {
    enabled: true,
    deliveryModes: ['poll', 'ping'],
    processLoginHint: (ctx, hint) => personBehind(ctx, db(), settings, hint ?? ''),
    processLoginHintToken: async () => {
      throw new errors.InvalidRequest('login_hint_token is not supported; use login_hint')
    },
    // Part of the hint (./hint.ts): a wrong one leads to nobody. Without a hint there is nothing it could belong to.
    verifyUserCode: async ({ oidc }, _account, userCode) => {
      if (userCode !== undefined && oidc.params?.login_hint === undefined)
        throw new errors.InvalidRequest('user_code goes with login_hint=tel:+994XXXXXXXXX')
    },
    validateBindingMessage: async (_ctx, message) => {
      if (message !== undefined && !BINDING_MESSAGE.test(message))
        throw new errors.InvalidBindingMessage('expected 1 to 40 letters, digits, spaces and punctuation marks')
    },
    validateRequestContext: async (_ctx, context) => {
      if (context !== undefined) throw new errors.InvalidRequest('request_context is not supported')
    },
    triggerAuthenticationDevice: (ctx, request, account) => ringPhone(ctx, db(), settings, request, account.accountId),
  }
}

/** @throws when the operator does not answer, or this phone was asked too often */
async function personBehind(ctx: KoaContextWithOIDC, db: Db, settings: LoginSettings, hint: string): Promise<string | undefined> {
  const subscriber = readHint(hint, userCodeOf(ctx.oidc.params))
  if (!subscriber) throw new errors.InvalidRequest('expected login_hint as tel:+994XXXXXXXXX;user-id=XXXXXX or pin:XXXXXXX')
  if ('pin' in subscriber) {
    const { client } = ctx.oidc
    if (!client || registrationOf(client).kind !== 'state')
      throw new errors.InvalidRequest('login_hint by PIN is for bodies of the state')
    return personWith(db, subscriber.pin)
  }
  // Counted before the operator is asked: nobody tries user ids until one fits.
  await countAttempt(ctx, db, settings, subscriber)
  const found = await installedOperator().certificate(subscriber)
  if (!found.ok && found.error === 'unavailable') throw new errors.TemporarilyUnavailable('the mobile operator does not answer')
  // Only a name at this point; the signature itself is verified in full when it comes.
  const certificate = found.ok ? readCertificate(found.value.certificate) : null
  const pin = certificate && holderPin(certificate)
  return pin ? personWith(db, pin) : undefined
}

const userCodeOf = (params: { user_code?: unknown } | undefined): string | undefined =>
  typeof params?.user_code === 'string' ? params.user_code : undefined

async function personWith(db: Db, pin: string): Promise<string | undefined> {
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  return person?.id
}

const counted = new WeakMap<object, ThrottleKey[]>()

/** One attempt of this phone for one request, however often it is looked at. @throws when it was asked too often */
async function countAttempt(
  ctx: KoaContextWithOIDC,
  db: Db,
  settings: LoginSettings,
  subscriber: Subscriber,
): Promise<ThrottleKey[]> {
  const before = counted.get(ctx.req)
  if (before) return before
  // The caller's address is the client's own server, shared by all its customers: only the phone is counted.
  const asked = { ...anonymousCtx(ctx, db, settings.secure), ip: undefined }
  const attempt = await takePhoneAttempt(asked, 'pin' in subscriber ? subscriber.pin : subscriber.phone, undefined)
  if (!attempt.ok) throw new errors.TemporarilyUnavailable('this phone was asked too often; try again later')
  counted.set(ctx.req, attempt.throttle)
  return attempt.throttle
}

type Request = Parameters<NonNullable<CIBAConfiguration['triggerAuthenticationDevice']>>[1]

async function ringPhone(ctx: KoaContextWithOIDC, db: Db, settings: LoginSettings, request: Request, personId: string) {
  const { client } = ctx.oidc
  const asking = await findAskingClient(db, settings.portal, client?.clientId)
  const [person] = await db.select({ pin: people.pin, locale: people.locale }).from(people).where(eq(people.id, personId))
  if (!client || !asking || !person || !request.jti) throw new errors.UnknownUserId('could not identify end-user')
  const subscriber: Subscriber = readHint(String(request.params?.login_hint ?? ''), userCodeOf(request.params)) ?? {
    pin: person.pin,
  }

  const asked = anonymousCtx(ctx, db, settings.secure)
  const throttle = await countAttempt(ctx, db, settings, subscriber)
  const locale = isLocale(person.locale) ? person.locale : DEFAULT_LOCALE
  const names = getTranslator(locale, 'clients')
  const message = request.params?.binding_message
  const words = {
    client: localized(locale, asking.name),
    message: typeof message === 'string' ? message : null,
    claims: learnedBy(request, registrationOf(client)).claims.map((claim) => names(`claims.${claim}`)),
  }
  const begun = await askForSignature(asked, installedOperator(), {
    subscriber,
    text: backChannelText(locale, words, asked.now),
    boundTo: `ciba:${createHash('sha256').update(request.jti).digest('base64url')}`,
    throttle,
    backchannelRequest: encrypt(request.jti),
  })
  if (!begun.ok) throw new errors.TemporarilyUnavailable('the mobile operator does not answer')
}
