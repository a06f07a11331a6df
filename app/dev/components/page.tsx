import { TextLink } from '@/components/ui'
import { Lists, Messages } from './_parts/content'
import { Forms } from './_parts/forms'
import { Foundations } from './_parts/foundations'

export default function ComponentsPage() {
  return (
    <main id="main" className="mx-auto w-full max-w-wide px-4 py-8 sm:px-6">
      <h1 className="text-3xl">Komponentlər</h1>
      <p className="mt-2 mb-6 max-w-text text-lg text-muted">
        Hər parça hər vəziyyətdə. Çərçivələr: <TextLink href="/dev/components/public">hamı üçün</TextLink>,{' '}
        <TextLink href="/dev/components/cabinet">kabinet</TextLink>, <TextLink href="/dev/components/staff">əməkdaş</TextLink>.
      </p>
      <Foundations />
      <Forms />
      <Messages />
      <Lists />
    </main>
  )
}
