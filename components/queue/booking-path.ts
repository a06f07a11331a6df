/** Where a booking (or a move) has got to; the address carries every choice, so going back and reloading lose nothing. */
export type BookingPath = {
  /** `/az/appointments/book`, or the page that moves one visit. */
  base: string
  /** Errands as `code` or `code~member`, with commas. */
  service?: string
  /** The errands are complete: on to the centres. */
  go?: string
  /** District to measure the way from. */
  from?: string
  centre?: string
  day?: string
  /** Places, one for each errand in their order, with commas. */
  slot?: string
  /** The hold on these places. */
  hold?: string
  application?: string
  /** Everything that was booked together is moved. */
  whole?: string
}

export type BookingChoice = Omit<BookingPath, 'base'>

/** One service of a visit, and the key of the family member it is for. */
export type Errand = { service: string; member?: string | undefined }

export const errandsOf = (service: string | undefined): Errand[] =>
  (service ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const [code = '', member] = part.split('~')
      return { service: code, member: member || undefined }
    })

export const errandsText = (errands: readonly Errand[]): string =>
  errands.map(({ service, member }) => (member ? `${service}~${member}` : service)).join(',')

/** The choices an address needs besides the base; a page that moves a visit knows its service. A hold belongs to its places. */
export function hiddenChoices(path: BookingPath, change: BookingChoice = {}): Record<string, string> {
  const { base: _, ...choices } = { ...path, ...change }
  if (!choices.slot) choices.hold = undefined
  return Object.fromEntries(Object.entries(choices).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** The address after one more choice, or with later choices taken back. */
export function bookingHref(path: BookingPath, change: BookingChoice = {}): string {
  const query = new URLSearchParams(hiddenChoices(path, change)).toString()
  return query ? `${path.base}?${query}` : path.base
}
