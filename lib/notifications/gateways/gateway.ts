/** `id` stays the same over repeated tries, so that the other side can recognise a repeat. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string; locale: string }
export type Sms = { id: string; to: string; text: string }

/** Hands a message to a mail server. Resolves once it was accepted. */
export interface EmailGateway {
  send(mail: Mail): Promise<void>
}

/** Hands a message to a mobile operator. Resolves once it was accepted. */
export interface SmsGateway {
  send(sms: Sms): Promise<void>
}

export type Gateways = { email: EmailGateway; sms: SmsGateway }

/** The other side will never take this message: trying again is pointless. `code` is shown to operators, never its words. */
export class Refused extends Error {
  constructor(
    readonly code: 'refused_address' | 'no_gateway',
    options?: ErrorOptions,
  ) {
    super(`message refused: ${code}`, options)
  }
}
