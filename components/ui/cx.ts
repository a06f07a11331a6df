type Name = string | false | 0 | 0n | null | undefined

/** Joins class names, leaving out what is switched off. */
export const cx = (...names: Name[]): string => names.filter(Boolean).join(' ')
