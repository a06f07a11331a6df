import { notFound } from 'next/navigation'

export const dynamic = 'force-dynamic'

/** Any address that no page answers, in the language of the address. */
export default function Nowhere(): never {
  notFound()
}
