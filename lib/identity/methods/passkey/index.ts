export { addPasskey, listPasskeys, newPasskeyQuestion, removePasskey, renamePasskey } from './own'
export { checkPasskey, passkeyQuestion } from './sign-in'
