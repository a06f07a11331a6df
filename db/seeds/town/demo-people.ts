import type { LocalizedText } from '../../columns'
import type { Sex } from '../../vocabulary/identity'

/** The same for everybody, shown on the sign-in page in the demo only. */
export const DEMO_PASSWORD = 'Asan-2026-demo'

export type DemoRole =
  | 'officer'
  | 'operator'
  | 'centre_manager'
  | 'administrator'
  | 'content_editor'
  | 'content_reviewer'
  | 'reception'
  | 'call_centre'
  | 'monitor'
export type DemoPerson = {
  key: string
  pin: string
  givenName: string
  family: { m: string; f: string }
  sex: Sex
  /** What somebody trying the portal can see with this person. */
  story: LocalizedText
  staff?: { role: DemoRole; agencyCode?: string; centreCode?: string; position: LocalizedText }
}

const family = (m: string) => ({ m, f: `${m}a` })

/** The named people of the town. Their numbers are made up and stay the same for good. */
export const DEMO_PEOPLE = [
  {
    key: 'leyla',
    pin: '5XK2L7A',
    givenName: 'Leyla',
    family: family('Əliyev'),
    sex: 'female',
    story: {
      az: 'Şəxsiyyət vəsiqəsinin müddəti 25 gün sonra bitir. İki uşağı, mənzili, avtomobili var; razılıqlarının və məlumatlarına baxışların tarixçəsi də var.',
      en: 'Her identity card expires in 25 days. Two children, a flat, a car; a history of consents and of look-ups of her data.',
      ru: 'Её удостоверение личности истекает через 25 дней. Двое детей, квартира, автомобиль; есть история согласий и просмотров её данных.',
    },
  },
  {
    key: 'rauf',
    pin: '6RM4F1B',
    givenName: 'Rauf',
    family: family('Məmmədov'),
    sex: 'male',
    story: {
      az: 'Qızı 12 gün əvvəl doğulub: uşağın anadan olmasına görə birdəfəlik müavinət üçün müraciət edə bilər.',
      en: 'His daughter was born 12 days ago: he can apply for the one-time childbirth allowance.',
      ru: 'Его дочь родилась 12 дней назад: он может обратиться за единовременным пособием при рождении ребёнка.',
    },
  },
  {
    key: 'nigar',
    pin: '4NH8G3C',
    givenName: 'Nigar',
    family: family('Hüseynov'),
    sex: 'female',
    story: {
      az: 'Bank kredit üçün gəlir məlumatını istəyir: razılıq sorğusu cavab gözləyir.',
      en: 'A bank asks for her income data for a loan: the consent request waits for an answer.',
      ru: 'Банк запрашивает данные о доходах для кредита: запрос согласия ждёт ответа.',
    },
  },
  {
    key: 'kamran',
    pin: '5KQ1N6D',
    givenName: 'Kamran',
    family: family('Quliyev'),
    sex: 'male',
    story: {
      az: 'Müraciətinə baxılır: qurum ondan əlavə məlumat istəyib. II qrup əlilliyi var: evə səyyar xidmət ona ödənişsizdir.',
      en: 'His application is being considered: the agency has asked him for more information. He has disability group II: a visit at home is free for him.',
      ru: 'Его обращение рассматривается: ведомство запросило дополнительные сведения. У него II группа инвалидности: выездное обслуживание на дому для него бесплатно.',
    },
  },
  {
    key: 'sabina',
    pin: '7SB9E2F',
    givenName: 'Səbinə',
    family: family('İsmayılov'),
    sex: 'female',
    story: {
      az: 'Bu həftə “ASAN xidmət” mərkəzinə növbəyə yazılıb. Uşaq gözləyir: mərkəzdə növbədənkənar qəbul olunur.',
      en: 'She has an appointment booked at an ASAN service centre this week. She expects a child: at a centre she is served earlier.',
      ru: 'Она записана на приём в центр «ASAN xidmət» на этой неделе. Она ждёт ребёнка: в центре её принимают вне очереди.',
    },
  },
  {
    key: 'tofiq',
    pin: '1TH3Q5G',
    givenName: 'Tofiq',
    family: family('Həsənov'),
    sex: 'male',
    story: {
      az: 'Pensiyaçıdır: vəsiqəsi müddətsizdir, avtomobili və sürücülük vəsiqəsi yoxdur. 71 yaşı var: növbədə üstünlüyü reyestrdən görünür.',
      en: 'A pensioner: his card has no expiry date, he has no car and no driving licence. He is 71: registers tell that he is served earlier.',
      ru: 'Пенсионер: его удостоверение бессрочное, нет ни автомобиля, ни водительского удостоверения. Ему 71 год: реестр показывает, что его принимают вне очереди.',
    },
  },
  {
    key: 'ayan',
    pin: '8AK7Y4H',
    givenName: 'Ayan',
    family: family('Kərimov'),
    sex: 'female',
    story: {
      az: '19 yaşlı tələbədir, valideynləri ilə yaşayır.',
      en: 'A 19-year-old student who lives with her parents.',
      ru: 'Студентка 19 лет, живёт с родителями.',
    },
  },
  {
    key: 'elcin',
    pin: '3EV6L9J',
    givenName: 'Elçin',
    family: family('Vəliyev'),
    sex: 'male',
    story: {
      az: 'Daxili İşlər Nazirliyinin əməkdaşı: müraciətlərə baxır və qərar qəbul edir.',
      en: 'Officer of the Ministry of Internal Affairs: considers applications and decides.',
      ru: 'Сотрудник Министерства внутренних дел: рассматривает обращения и принимает решения.',
    },
    staff: {
      role: 'officer',
      agencyCode: 'din',
      position: { az: 'Baş inspektor', en: 'Senior inspector', ru: 'Старший инспектор' },
    },
  },
  {
    key: 'gunel',
    pin: '4GA2N8K',
    givenName: 'Günel',
    family: family('Abbasov'),
    sex: 'female',
    story: {
      az: 'Dövlət Sosial Müdafiə Fondunun əməkdaşı: müavinət müraciətlərinə baxır.',
      en: 'Officer of the State Social Protection Fund: considers applications for allowances.',
      ru: 'Сотрудница Государственного фонда социальной защиты: рассматривает обращения о пособиях.',
    },
    staff: {
      role: 'officer',
      agencyCode: 'dsmf',
      position: { az: 'Aparıcı məsləhətçi', en: 'Leading adviser', ru: 'Ведущий консультант' },
    },
  },
  {
    key: 'orxan',
    pin: '6RB5X1L',
    givenName: 'Orxan',
    family: family('Babayev'),
    sex: 'male',
    story: {
      az: '1 saylı Bakı “ASAN xidmət” mərkəzinin operatoru: vətəndaşları çağırır və qəbul edir.',
      en: 'Operator of Baku ASAN service centre No. 1: calls and serves visitors.',
      ru: 'Оператор Бакинского центра «ASAN xidmət» № 1: вызывает и принимает посетителей.',
    },
    staff: {
      role: 'operator',
      centreCode: 'asan-baku-1',
      position: { az: 'Qəbul operatoru', en: 'Counter operator', ru: 'Оператор приёма' },
    },
  },
  {
    key: 'sevda',
    pin: '3SR8D4M',
    givenName: 'Sevda',
    family: family('Rzayev'),
    sex: 'female',
    story: {
      az: '1 saylı Bakı “ASAN xidmət” mərkəzinin rəhbəri: günün göstəricilərinə baxır.',
      en: 'Manager of Baku ASAN service centre No. 1: sees the figures of the day.',
      ru: 'Руководитель Бакинского центра «ASAN xidmət» № 1: видит показатели дня.',
    },
    staff: {
      role: 'centre_manager',
      centreCode: 'asan-baku-1',
      position: { az: 'Mərkəzin rəhbəri', en: 'Centre manager', ru: 'Руководитель центра' },
    },
  },
  {
    key: 'farid',
    pin: '5FN1R7P',
    givenName: 'Fərid',
    family: family('Nəbiyev'),
    sex: 'male',
    story: {
      az: 'Portalın inzibatçısı: əməkdaşların hesablarını və rollarını idarə edir.',
      en: 'Administrator of the portal: manages staff accounts and roles.',
      ru: 'Администратор портала: управляет служебными аккаунтами и ролями сотрудников.',
    },
    staff: {
      role: 'administrator',
      agencyCode: 'sapssi',
      position: { az: 'Sistem administratoru', en: 'System administrator', ru: 'Системный администратор' },
    },
  },
  {
    key: 'aytac',
    pin: '7AT4W2R',
    givenName: 'Aytac',
    family: family('Salmanov'),
    sex: 'female',
    story: {
      az: 'Daxili İşlər Nazirliyinin redaktoru: xidmətlərin reyestr məlumatını və formalarını hazırlayır.',
      en: 'Editor of the Ministry of Internal Affairs: writes the registry records and forms of its services.',
      ru: 'Редактор Министерства внутренних дел: готовит записи реестра и формы услуг.',
    },
    staff: {
      role: 'content_editor',
      agencyCode: 'din',
      position: { az: 'Xidmətlər üzrə redaktor', en: 'Services editor', ru: 'Редактор услуг' },
    },
  },
  {
    key: 'tural',
    pin: '2TU9C6S',
    givenName: 'Tural',
    family: family('Mustafayev'),
    sex: 'male',
    story: {
      az: 'Daxili İşlər Nazirliyində ikinci baxış: redaktorun hazırladığını yoxlayır və dərc edir.',
      en: 'The second pair of eyes at the Ministry of Internal Affairs: checks what the editor wrote and publishes it.',
      ru: 'Вторая проверка в Министерстве внутренних дел: проверяет подготовленное редактором и публикует.',
    },
    staff: {
      role: 'content_reviewer',
      agencyCode: 'din',
      position: { az: 'Xidmətlər üzrə yoxlayıcı', en: 'Services reviewer', ru: 'Проверяющий по услугам' },
    },
  },
  {
    key: 'lale',
    pin: '4LB6W3T',
    givenName: 'Lalə',
    family: family('Bağırov'),
    sex: 'female',
    story: {
      az: '1 saylı Bakı “ASAN xidmət” mərkəzinin ikinci operatoru: qonşu pəncərədə qəbul aparır.',
      en: 'Second operator of Baku ASAN service centre No. 1: serves at the next window.',
      ru: 'Второй оператор Бакинского центра «ASAN xidmət» № 1: принимает в соседнем окне.',
    },
    staff: {
      role: 'operator',
      centreCode: 'asan-baku-1',
      position: { az: 'Qəbul operatoru', en: 'Counter operator', ru: 'Оператор приёма' },
    },
  },
  {
    key: 'elnur',
    pin: '2EH7K5V',
    givenName: 'Elnur',
    family: family('Hacıyev'),
    sex: 'male',
    story: {
      az: '1 saylı Bakı “ASAN xidmət” mərkəzinin qəbul masası: gələnlərə bilet verir, üstünlüyün əsasını qeyd edir.',
      en: 'Reception of Baku ASAN service centre No. 1: gives tickets and records grounds for priority.',
      ru: 'Стойка приёма Бакинского центра «ASAN xidmət» № 1: выдаёт талоны и отмечает основания для приоритета.',
    },
    staff: {
      role: 'reception',
      centreCode: 'asan-baku-1',
      position: { az: 'Qəbul masasının əməkdaşı', en: 'Receptionist', ru: 'Сотрудник стойки приёма' },
    },
  },
  {
    key: 'aysel',
    pin: '6AC3D8Z',
    givenName: 'Aysel',
    family: family('Cəfərov'),
    sex: 'female',
    story: {
      az: '108 Çağrı mərkəzinin operatoru: zəng edəni müəyyən edib onu növbəyə yazır.',
      en: 'Operator of the call centre 108: makes sure who calls and books visits for them.',
      ru: 'Оператор колл-центра 108: устанавливает личность звонящего и записывает его на приём.',
    },
    staff: {
      role: 'call_centre',
      agencyCode: 'sapssi',
      position: { az: 'Çağrı mərkəzinin operatoru', en: 'Call-centre operator', ru: 'Оператор колл-центра' },
    },
  },
  {
    key: 'vusal',
    pin: '5VS9Q4C',
    givenName: 'Vüsal',
    family: family('Səfərov'),
    sex: 'male',
    story: {
      az: 'Monitorinq şöbəsi: bütün mərkəzlərin canlı vəziyyətini və xəbərdarlıqları görür.',
      en: 'Monitoring department: sees the live state and the alarms of every centre.',
      ru: 'Отдел мониторинга: видит состояние и предупреждения всех центров.',
    },
    staff: {
      role: 'monitor',
      agencyCode: 'sapssi',
      position: { az: 'Monitorinq üzrə məsləhətçi', en: 'Monitoring adviser', ru: 'Консультант по мониторингу' },
    },
  },
] as const satisfies readonly DemoPerson[]

export type DemoKey = (typeof DEMO_PEOPLE)[number]['key']

export const demoPerson = (key: DemoKey): DemoPerson => {
  const person = DEMO_PEOPLE.find((one) => one.key === key)
  if (!person) throw new Error(`Cannot find demo person '${key}'`)
  return person
}

/** As other files show them: db/seeds/demo-people.json is this list. */
export const demoPeopleList = () =>
  (DEMO_PEOPLE as readonly DemoPerson[]).map(({ pin, givenName, family: names, sex, story, staff }) => ({
    pin,
    password: DEMO_PASSWORD,
    name: `${givenName} ${sex === 'male' ? names.m : names.f}`,
    ...(staff ? { role: staff.role } : {}),
    story,
  }))
