import type { Db } from '../../client'
import type { LocalizedText } from '../../columns'
import { auditEntries, consentMoves, consents, disclosures, partners } from '../../schema'
import type { ConsentAction, ConsentStatus } from '../../vocabulary/consents'
import type { FactCode } from '../../vocabulary/registers'
import { addDays, atBaku, type Day } from './days'
import type { DemoKey } from './demo-people'
import type { TownHistory, TownView } from './history'
import { PARTNERS } from './partners'
import { townId } from './portal'

const LOAN: LocalizedText = {
  az: 'İstehlak krediti müraciətinizə baxmaq: gəlirinizin kreditin aylıq ödənişinə çatıb-çatmadığını qiymətləndirmək.',
  en: 'To consider your application for a consumer loan: to see whether your income covers the monthly payment.',
  ru: 'Рассмотреть вашу заявку на потребительский кредит: оценить, хватает ли дохода на ежемесячный платёж.',
}
const LOAN_REFUSED: LocalizedText = {
  az: 'Bank məlumatı özü ala bilməyəcək. İş yerindən arayış və maaş çıxarışını filiala özünüz təqdim edə bilərsiniz; kredit müraciətiniz bağlanmır.',
  en: 'The bank cannot get the data itself. You may bring a certificate from your employer and a salary statement to a branch; your loan application stays open.',
  ru: 'Банк не сможет получить данные сам. Вы можете принести в отделение справку с работы и выписку о зарплате; ваша заявка на кредит не закрывается.',
}
const INSURANCE: LocalizedText = {
  az: 'Avtomobilinizin icbari sığorta müqaviləsini hazırlamaq.',
  en: 'To prepare the compulsory insurance contract of your car.',
  ru: 'Подготовить договор обязательного страхования вашего автомобиля.',
}
const INSURANCE_REFUSED: LocalizedText = {
  az: 'Müqavilə hazırlanmır; sənədləri özünüz təqdim edərək ofisdə bağlaya bilərsiniz.',
  en: 'The contract is not prepared; you can conclude it at the office with your own documents.',
  ru: 'Договор не готовится; его можно заключить в офисе, представив документы самостоятельно.',
}
const SIM: LocalizedText = {
  az: 'Mobil nömrəni sizin adınıza rəsmiləşdirmək üçün şəxsiyyətinizi təsdiqləmək.',
  en: 'To confirm your identity before a mobile number is registered in your name.',
  ru: 'Подтвердить вашу личность для оформления мобильного номера.',
}
const SIM_REFUSED: LocalizedText = {
  az: 'Nömrə onlayn rəsmiləşdirilmir; satış məntəqəsində şəxsiyyət vəsiqəsi ilə edilə bilər.',
  en: 'The number is not registered online; it can be done at a shop with your identity card.',
  ru: 'Номер не оформляется онлайн; это можно сделать в салоне по удостоверению личности.',
}

type Story = {
  key: DemoKey
  partner: (typeof PARTNERS)[number]['code']
  reference: string
  purpose: LocalizedText
  consequence: LocalizedText
  fields: FactCode[]
  optional?: FactCode[]
  termDays: number
  keepDays: number
  askedDaysAgo: number
  answerDays: number
  decided?: { daysAgo: number; clock: string; action: 'grant' | 'refuse'; leftOut?: FactCode[] }
  ended?: { daysAgo: number; clock: string; action: 'withdraw' | 'expire' | 'lapse' }
  readDaysAgo?: number[]
}

const STORIES: Story[] = [
  {
    key: 'nigar', partner: 'karvan-bank', reference: 'KB-2026-118204', purpose: LOAN, consequence: LOAN_REFUSED,
    fields: ['person.name', 'person.pin', 'income_12_months', 'employment', 'person.address', 'household'], optional: ['person.address', 'household'],
    termDays: 180, keepDays: 1_825, askedDaysAgo: 2, answerDays: 12,
  },
  {
    key: 'nigar', partner: 'qalxan-sigorta', reference: 'QS-771503', purpose: INSURANCE, consequence: INSURANCE_REFUSED,
    fields: ['person.name', 'vehicles', 'driving_licence'], termDays: 30, keepDays: 365, askedDaysAgo: 260, answerDays: 10,
    decided: { daysAgo: 259, clock: '19:12', action: 'grant' }, ended: { daysAgo: 229, clock: '23:59', action: 'expire' }, readDaysAgo: [259],
  },
  {
    key: 'leyla', partner: 'nargiz-bank', reference: 'NB/26/40017', purpose: LOAN, consequence: LOAN_REFUSED,
    fields: ['person.name', 'income_12_months', 'employment', 'property'], optional: ['property'], termDays: 90, keepDays: 1_825, askedDaysAgo: 41, answerDays: 14,
    decided: { daysAgo: 40, clock: '12:48', action: 'grant', leftOut: ['property'] }, readDaysAgo: [40, 12],
  },
  {
    key: 'leyla', partner: 'sesim-mobil', reference: 'SM-5502914', purpose: SIM, consequence: SIM_REFUSED,
    fields: ['person.name', 'id_card', 'person.address'], optional: ['person.address'], termDays: 30, keepDays: 1_095, askedDaysAgo: 149, answerDays: 7,
    decided: { daysAgo: 148, clock: '10:08', action: 'grant', leftOut: ['person.address'] }, ended: { daysAgo: 140, clock: '21:33', action: 'withdraw' }, readDaysAgo: [148],
  },
  {
    key: 'leyla', partner: 'karvan-bank', reference: 'KB-2026-090311', purpose: LOAN, consequence: LOAN_REFUSED,
    fields: ['person.name', 'income_12_months', 'household'], termDays: 180, keepDays: 1_825, askedDaysAgo: 91, answerDays: 14,
    decided: { daysAgo: 90, clock: '18:35', action: 'refuse' },
  },
  {
    key: 'leyla', partner: 'qalxan-sigorta', reference: 'QS-660128', purpose: INSURANCE, consequence: INSURANCE_REFUSED,
    fields: ['person.name', 'vehicles'], termDays: 30, keepDays: 365, askedDaysAgo: 210, answerDays: 10,
    ended: { daysAgo: 199, clock: '23:59', action: 'lapse' },
  },
] // biome-ignore format: one story a paragraph

const STATUS: Record<ConsentAction, ConsentStatus> = {
  request: 'requested',
  grant: 'granted',
  refuse: 'refused',
  lapse: 'lapsed',
  withdraw: 'withdrawn',
  expire: 'expired',
}

/** Who asked whom for what, what was answered, and what was read. */
export const consentHistory: TownHistory = {
  name: 'consents',
  version: 1,
  async load(tx, town) {
    await tx
      .insert(partners)
      .values([...PARTNERS])
      .onConflictDoNothing()
    for (const [index, story] of STORIES.entries()) await tell(tx, town, story, index + 1)
  },
}

async function tell(tx: Db, { today, id }: TownView, story: Story, number: number): Promise<void> {
  const personId = id(story.key)
  const consentId = townId('consent', story.reference)
  const at = (daysAgo: number, clock: string): Date => atBaku(addDays(today, -daysAgo), clock)
  const granted =
    story.decided?.action === 'grant' ? story.fields.filter((field) => !story.decided?.leftOut?.includes(field)) : null
  const reference = `RZL-${today.slice(0, 4)}-DEMA-${String(number).padStart(4, '2')}`
  const steps: { action: ConsentAction; at: Date; actor: 'partner' | 'citizen' | 'system' }[] = [
    { action: 'request', at: at(story.askedDaysAgo, '10:05'), actor: 'partner' },
    ...(story.decided
      ? [{ action: story.decided.action, at: at(story.decided.daysAgo, story.decided.clock), actor: 'citizen' as const }]
      : []),
    ...(story.ended
      ? [
          {
            action: story.ended.action,
            at: at(story.ended.daysAgo, story.ended.clock),
            actor: story.ended.action === 'withdraw' ? ('citizen' as const) : ('system' as const),
          },
        ]
      : []),
  ]
  const last = steps.at(-1)
  const [made] = await tx
    .insert(consents)
    .values({
      id: consentId,
      reference,
      personId,
      partnerCode: story.partner,
      partnerReference: story.reference,
      status: last ? STATUS[last.action] : 'requested',
      purpose: story.purpose,
      consequence: story.consequence,
      fields: story.fields,
      optionalFields: story.optional ?? [],
      grantedFields: granted,
      termDays: story.termDays,
      keepDays: story.keepDays,
      noticeVersion: '2026-11',
      noticeLocale: story.decided ? 'az' : null,
      requestedAt: at(story.askedDaysAgo, '10:05'),
      answerBy: endOf(addDays(today, story.answerDays - story.askedDaysAgo)),
      decidedAt: story.decided ? at(story.decided.daysAgo, story.decided.clock) : null,
      validUntil: granted && story.decided ? endOf(addDays(today, story.termDays - story.decided.daysAgo)) : null,
      endedAt: last && last.action !== 'request' && last.action !== 'grant' ? last.at : null,
    })
    .onConflictDoNothing()
    .returning({ id: consents.id })
  // Told before: its history, which only grows, is there too.
  if (!made) return
  await tx.insert(consentMoves).values(
    steps.map((step) => ({
      id: townId('consent_move', `${story.reference}.${step.action}`),
      consentId,
      action: step.action,
      status: STATUS[step.action],
      at: step.at,
      actorKind: step.actor,
      level: step.actor === 'citizen' ? ('low' as const) : null,
      requestId: consentId,
    })),
  )
  await tx.insert(auditEntries).values(
    steps.map((step) => ({
      id: townId('audit.consent', `${story.reference}.${step.action}`),
      at: step.at,
      actorKind: step.actor,
      actorPersonId: step.actor === 'citizen' ? personId : null,
      action: `consents.${step.action}`,
      subjectType: 'consent',
      subjectId: consentId,
      personId,
      requestId: consentId,
      details: { reference, partner: story.partner },
    })),
  )
  await read(tx, { personId, consentId, story, fields: granted ?? [], at })
}

const ROLES = {
  bank: { az: 'Bank, razılığınız əsasında', en: 'Bank, under your consent', ru: 'Банк, по вашему согласию' },
  insurer: { az: 'Sığortaçı, razılığınız əsasında', en: 'Insurer, under your consent', ru: 'Страховщик, по вашему согласию' },
  mobile_operator: {
    az: 'Mobil operator, razılığınız əsasında',
    en: 'Mobile operator, under your consent',
    ru: 'Мобильный оператор, по вашему согласию',
  },
}

async function read(
  tx: Db,
  told: { personId: string; consentId: string; story: Story; fields: FactCode[]; at: (daysAgo: number, clock: string) => Date },
): Promise<void> {
  const partner = PARTNERS.find(({ code }) => code === told.story.partner)
  if (!partner || !told.story.readDaysAgo) return
  await tx.insert(disclosures).values(
    told.story.readDaysAgo.map((daysAgo) => ({
      id: townId('disclosure', `${told.story.reference}.${daysAgo}`),
      at: told.at(daysAgo, '21:40'),
      personId: told.personId,
      readerKind: 'partner' as const,
      readerBody: partner.name,
      readerRole: ROLES[partner.kind],
      what: 'consented_fields',
      fields: told.fields,
      purpose: 'consent',
      right: 'consent' as const,
      subjectType: 'consent',
      subjectId: told.consentId,
      requestId: told.consentId,
    })),
  )
}

const endOf = (day: Day): Date => new Date(`${day}T23:59:59+04:00`)
