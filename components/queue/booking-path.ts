/** Where a booking (or a move) has got to; the address carries every choice, so going back and reloading lose nothing. */
export type BookingPath = {
  /** `/az/appointments/book`, or the page that moves one visit. */
  base: string
  service?: string
  centre?: string
  day?: string
  slot?: string
  application?: string
}

export type BookingChoice = Omit<BookingPath, 'base'>

/** The choices an address needs besides the base; a page that moves a visit knows its service. */
export function hiddenChoices(path: BookingPath, change: BookingChoice = {}): Record<string, string> {
  const { base: _, ...choices } = { ...path, ...change }
  return Object.fromEntries(Object.entries(choices).filter((entry): entry is [string, string] => Boolean(entry[1])))
}

/** The address after one more choice, or with later choices taken back. */
export function bookingHref(path: BookingPath, change: BookingChoice = {}): string {
  const query = new URLSearchParams(hiddenChoices(path, change)).toString()
  return query ? `${path.base}?${query}` : path.base
}
