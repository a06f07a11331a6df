import { notFound } from 'next/navigation'
import { PublicShell } from '@/components/layout'
import { isLocale } from '@/lib/i18n'

export default async function LoginLayout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  return (
    <PublicShell locale={locale} perRequest>
      {children}
    </PublicShell>
  )
}
