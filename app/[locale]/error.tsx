'use client'
import { FailedPage } from '@/components/layout/failed-page'
import az from '@/lib/i18n/messages/az/errors.json'
import en from '@/lib/i18n/messages/en/errors.json'
import ru from '@/lib/i18n/messages/ru/errors.json'

const words = { az: az.failed, en: en.failed, ru: ru.failed }

export default function Failed({ error }: { error: Error & { digest?: string } }) {
  return <FailedPage words={words} reference={error.digest} />
}
