import type { LocalizedText } from '../columns'
import type { NotificationForm } from '../vocabulary/registry'
import type { TermUnit } from '../vocabulary/catalogue'
import type { ServiceFact } from './reference-files'

// The source files tell no procedure and no forms of notification. Both follow here from what they do tell, and stay marked as not
// confirmed (no source names them) until the agency writes its own.

const TERM: Record<'az' | 'en' | 'ru', Record<TermUnit, string>> = {
  az: { instant: 'dərhal', minute: 'dəqiqə', hour: 'saat', working_day: 'iş günü', calendar_day: 'gün', month: 'ay' },
  en: {
    instant: 'at once',
    minute: 'minutes',
    hour: 'hours',
    working_day: 'working days',
    calendar_day: 'calendar days',
    month: 'months',
  },
  ru: { instant: 'сразу', minute: 'мин.', hour: 'ч.', working_day: 'раб. дн.', calendar_day: 'дн.', month: 'мес.' },
}

/** How a service goes, one step a line. */
export function procedureOf(fact: ServiceFact): LocalizedText {
  const steps: Record<'az' | 'en' | 'ru', string[]> = { az: [], en: [], ru: [] }
  const step = (az: string, en: string, ru: string) => {
    steps.az.push(az)
    steps.en.push(en)
    steps.ru.push(ru)
  }
  const { value, unit } = fact.term
  const elsewhere = fact.channels.some((channel) => channel !== 'online' && channel !== 'mobile_app')
  if (fact.online && elsewhere)
    step(
      'Müraciət onlayn və ya qəbul yerində verilir.',
      'The application is made online or in person.',
      'Заявление подаётся онлайн или лично.',
    )
  else if (fact.online) step('Müraciət onlayn verilir.', 'The application is made online.', 'Заявление подаётся онлайн.')
  else step('Müraciət qəbul yerində verilir.', 'The application is made in person.', 'Заявление подаётся лично.')
  if (fact.documents.some((document) => document.once_only))
    step(
      'Dövlətin malik olduğu sənədləri qurum özü əldə edir, qalanlarını müraciət edən təqdim edir.',
      'The agency gets the documents the state holds; the applicant presents the rest.',
      'Документы, которые есть у государства, ведомство получает само; остальные представляет заявитель.',
    )
  else if (fact.documents.length > 0)
    step('Müraciət edən sənədləri təqdim edir.', 'The applicant presents the documents.', 'Заявитель представляет документы.')
  if (fact.fee_kind !== 'free') step('Ödəniş edilir.', 'The fee is paid.', 'Вносится оплата.')
  if (unit === 'instant')
    step('Müraciətə dərhal baxılır.', 'The application is considered at once.', 'Заявление рассматривается сразу.')
  else
    step(
      `Müraciətə baxılma müddəti: ${value} ${TERM.az[unit]}.`,
      `Time to consider the application: ${value} ${TERM.en[unit]}.`,
      `Срок рассмотрения: ${value} ${TERM.ru[unit]}`.replace(/\.?$/, '.'),
    )
  step(
    'Nəticə müraciət edənə verilir; imtina edilərsə, əsası yazılı bildirilir.',
    'The applicant receives the result; a refusal names its ground in writing.',
    'Заявитель получает результат; при отказе основание сообщается письменно.',
  )
  return { az: steps.az.join('\n'), en: steps.en.join('\n'), ru: steps.ru.join('\n') }
}

export function notificationFormsOf(fact: ServiceFact): NotificationForm[] {
  const forms: NotificationForm[] = fact.online ? ['portal', 'sms', 'email'] : ['sms', 'in_person']
  if (fact.channels.includes('post')) forms.push('post')
  if (fact.channels.includes('call_centre')) forms.push('phone')
  return forms
}
