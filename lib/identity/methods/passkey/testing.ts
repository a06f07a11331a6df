// An authenticator in software, for tests: it makes keys and answers as a device would, and can be told to answer wrongly.
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

const UP = 0x01
const UV = 0x04
const BACKED_UP = 0x18
const HAS_KEY = 0x40

type Spoiled = { origin?: string; rpId?: string; verified?: boolean; counter?: number; type?: string; userHandle?: string }

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()
const base64url = (data: Uint8Array): string => Buffer.from(data).toString('base64url')

export class TestPasskey {
  readonly id = base64url(randomBytes(16))
  private readonly key: KeyObject
  private readonly publicKey: { x: Buffer; y: Buffer }
  private userHandle = ''

  constructor(
    private readonly site: { id: string; origin: string },
    /** Counted up by each use; null: this device does not count. */
    public counter: number | null = null,
  ) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.key = privateKey
    this.publicKey = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') }
  }

  /** The answer to a question for a new key. */
  create({ challenge, user }: { challenge: string; user: { id: string } }, spoiled: Spoiled = {}): string {
    this.userHandle = user.id
    const id = Buffer.from(this.id, 'base64url')
    const cose = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(this.publicKey.x)],
        [-3, new Uint8Array(this.publicKey.y)],
      ]),
    )
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const authData = Buffer.concat([this.head(HAS_KEY, spoiled), Buffer.alloc(16), length, id, cose])
    const attestation = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return this.answer({
      clientDataJSON: this.client(spoiled.type ?? 'webauthn.create', challenge, spoiled),
      attestationObject: base64url(isoCBOR.encode(attestation as never)),
      transports: ['internal'],
    })
  }

  /** The answer to a question who one is. */
  get({ challenge }: { challenge: string }, spoiled: Spoiled = {}): string {
    const authenticatorData = this.head(0, spoiled)
    const clientDataJSON = this.client(spoiled.type ?? 'webauthn.get', challenge, spoiled)
    const signed = Buffer.concat([authenticatorData, sha256(Buffer.from(clientDataJSON, 'base64url'))])
    return this.answer({
      clientDataJSON,
      authenticatorData: base64url(authenticatorData),
      signature: base64url(sign('sha256', signed, this.key)),
      userHandle: spoiled.userHandle ?? this.userHandle,
    })
  }

  private head(flags: number, { rpId = this.site.id, verified = true, counter }: Spoiled): Buffer {
    if (this.counter !== null) this.counter++
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter ?? this.counter ?? 0)
    return Buffer.concat([sha256(rpId), Buffer.from([UP | (verified ? UV : 0) | BACKED_UP | flags]), count])
  }

  private client = (type: string, challenge: string, { origin = this.site.origin }: Spoiled): string =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')

  private answer = (response: Record<string, unknown>): string =>
    JSON.stringify({ id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response })
}
