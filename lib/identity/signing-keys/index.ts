export { type KeySet, listSigningKeys, loadSigningKeys, signingKeysVersion, tendSigningKeys } from './keys'
export type { KeyMove, KnownKey, RotationWish } from './rules'
