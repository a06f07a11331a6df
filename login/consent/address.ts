/** Where the provider sends somebody who has to agree first. */
export const consentAddress = (uid: string): string => `/consent/${uid}`
