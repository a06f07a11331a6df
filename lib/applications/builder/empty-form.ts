import type { ServiceDetails } from '@/lib/catalogue/model'
import { LOCALES } from '@/lib/i18n/locales'
import { localized } from '@/lib/i18n'
import type { TestedRule } from '../definition'
import type { FormDraft } from './form'
import { setWords, type Words } from './words'

/**
 * The least a form can be: who applies, how to reach them, and the statement that it is true. Its words name the service; the
 * rest is what all forms say.
 */
export function emptyForm(service: ServiceDetails): FormDraft {
  const name = Object.fromEntries(LOCALES.map((locale) => [locale, localized(locale, service.name)])) as Words
  const draft: FormDraft = {
    record: {
      code: service.code,
      version: 1,
      minutes: 5,
      eligibility: [],
      steps: [
        {
          code: 'contact',
          fields: [
            { name: 'applicant', kind: 'fact', fact: 'person.name' },
            { name: 'phone', kind: 'phone', prefill: 'account.phone' },
            { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
          ],
        },
      ],
      declarations: ['truth'],
      after: 'wait',
    },
    texts: { az: {}, en: {}, ru: {} },
  }
  const { texts } = draft
  setWords(texts, 'lead', name)
  setWords(texts, 'prepare', {
    az: 'Formanı doldurmaq bir neçə dəqiqə çəkir. Cavablarınız hər addımda saxlanılır.',
    en: 'The form takes a few minutes. Your answers are saved at each step.',
    ru: 'Заполнение формы занимает несколько минут. Ответы сохраняются на каждом шаге.',
  })
  return withEligibility(draft)
}

const KNOWN_PERSON: TestedRule = {
  code: 'known_person',
  reads: ['person.name'],
  test: { op: 'not', of: [{ op: 'empty', of: [{ fact: 'person.name' }] }] },
}

/** A form for people says before it begins whether they can apply; the least it can ask is that the register knows them. */
export function withEligibility(draft: FormDraft): FormDraft {
  if (draft.record.eligibility.length > 0 || draft.record.applicants === 'companies') return draft
  const texts = structuredClone(draft.texts)
  setWords(texts, 'eligibility.known_person.title', {
    az: 'Şəxsiyyətiniz əhali reyestrində təsdiqlənir',
    en: 'The population register knows who you are',
    ru: 'Ваша личность подтверждена в реестре населения',
  })
  setWords(texts, 'eligibility.known_person.failed', {
    az: 'Reyestrdə məlumatınız tapılmadı. Quruma müraciət edin.',
    en: 'Your data was not found in the register. Contact the agency.',
    ru: 'Ваши данные в реестре не найдены. Обратитесь в ведомство.',
  })
  setWords(texts, 'lines.known_person_met', { az: '{value}', en: '{value}', ru: '{value}' })
  setWords(texts, 'lines.known_person_not_met', { az: 'Məlumat yoxdur', en: 'No data', ru: 'Данных нет' })
  return { record: { ...draft.record, eligibility: [KNOWN_PERSON] }, texts }
}
