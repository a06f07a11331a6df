'use client'
import './globals.css'
import { FailedPage } from '@/components/layout/failed-page'
import az from '@/lib/i18n/messages/az/errors.json'
import en from '@/lib/i18n/messages/en/errors.json'
import ru from '@/lib/i18n/messages/ru/errors.json'

const words = { az: az.failed, en: en.failed, ru: ru.failed }

export default function BrokenLayout({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="az">
      <body>
        <FailedPage words={words} reference={error.digest} />
      </body>
    </html>
  )
}
