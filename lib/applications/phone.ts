/** `+994 50 123 45 67`, as people here read numbers aloud. */
export const formatPhone = (phone: string): string => phone.replace(/^\+994(\d{2})(\d{3})(\d{2})(\d{2})$/, '+994 $1 $2 $3 $4')
