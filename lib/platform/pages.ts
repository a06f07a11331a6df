/** Rows of one page, and how many pages there are. */
export type Page<T> = { rows: T[]; page: number; pageCount: number; total: number }

export const PAGE_SIZE = 20

/** The page asked for in an address, 1 or more; anything else is the first. */
export function pageNumber(text: string | string[] | undefined): number {
  const number = Number(Array.isArray(text) ? text[0] : text)
  return Number.isSafeInteger(number) && number >= 1 && number <= 10_000 ? number : 1
}

export const pageOf = <T>(rows: T[], total: number, page: number, size = PAGE_SIZE): Page<T> => ({
  rows,
  page,
  total,
  pageCount: Math.max(1, Math.ceil(total / size)),
})
