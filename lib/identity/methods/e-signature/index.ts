export { openChallenge } from './challenge'
export { signInWithCard } from './sign-in-with-card'
