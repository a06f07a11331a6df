// Words of the sample portals. Each portal adds its own name and promise (texts.ts beside its main.ts).

export const LOCALES = ['az', 'en', 'ru'] as const
export type Locale = (typeof LOCALES)[number]
export const LOCALE_NAMES: Record<Locale, string> = { az: 'Azərbaycanca', en: 'English', ru: 'Русский' }
export const isLocale = (text: unknown): text is Locale => LOCALES.some((one) => one === text)

/** What each portal says in its own words. */
export type OwnTexts = { name: string; lead: string; account: string; privacy: string }

const az = {
  skip: 'Əsas məzmuna keç',
  language: 'Dil',
  sample: 'Nümunə: bu portal ASAN Login-ə qoşulmuş başqa bir qurumun yerinə durur.',
  signIn: 'ASAN Login ilə daxil ol',
  signOut: 'Çıxış',
  home: 'Ana səhifə',
  myPage: 'Səhifəmə keç',
  sessionEnded: 'Sessiyanız bağlandı: ASAN Login hesabından çıxmısınız.',
  signedOut: 'Portaldan çıxdınız',
  signedOutBody: 'Bu portalda sessiyanız bağlandı.',
  cancelled: 'Daxil olmadınız',
  cancelledBody: 'Girişdən imtina etdiniz və ya onu tamamlamadınız.',
  failed: 'Giriş alınmadı',
  failedBody: 'ASAN Login cavab vermədi və ya cavabı qəbul edilmədi. Bir az sonra yenidən cəhd edin.',
  unknown: 'Belə səhifə yoxdur',
  privacy: 'Məxfilik',
  hello: 'Salam, {name}',
  learned: 'ASAN Login-dən nə öyrəndik',
  learnedLead: 'Yalnız bunlar. Parolunuzu, sənədlərinizi və başqa portalları görmürük.',
  level: 'Girişin səviyyəsi',
  methods: 'Giriş üsulu (amr)',
  subject: 'Sizi necə tanıyırıq (sub)',
  since: 'Daxil olduğunuz vaxt',
  levels: { low: 'aşağı', substantial: 'artırılmış', high: 'yüksək' },
  claims: {
    given_name: 'Ad',
    family_name: 'Soyad',
    middle_name: 'Ata adı',
    pin: 'FİN',
    birthdate: 'Doğum tarixi',
    gender: 'Cins',
    email: 'E-poçt',
    phone_number: 'Telefon',
    locale: 'Dil',
  },
  outage: 'Nasazlığı sınayın',
  outageLead:
    'Portal ASAN Login-in çıxış xəbərlərinə cavab verməyi dayandıracaq. Çıxışın nəticəsində bu portal “gözlənilir” qalacaq, nasazlıq bitəndə isə xəbər çatacaq.',
  outageOn: 'Nasazlıq saat {time} qədər davam edir.',
  outageStart: '{minutes} dəqiqəlik nasazlıq',
  outageEnd: 'Nasazlığı bitir',
  notices: 'ASAN Login-in son xəbərləri',
  outcomes: { obeyed: 'sessiya bağlandı', refused: 'rədd edildi', outage: 'nasazlıq: cavab verilmədi' },
}
type Texts = typeof az

const en: Texts = {
  skip: 'Skip to the main content',
  language: 'Language',
  sample: 'A sample: this portal stands for some other body connected to ASAN Login.',
  signIn: 'Sign in with ASAN Login',
  signOut: 'Sign out',
  home: 'Home',
  myPage: 'Go to my page',
  sessionEnded: 'Your session has ended: you signed out of ASAN Login.',
  signedOut: 'You have left the portal',
  signedOutBody: 'Your session at this portal has ended.',
  cancelled: 'You did not sign in',
  cancelledBody: 'You cancelled the sign-in or did not finish it.',
  failed: 'Signing in failed',
  failedBody: 'ASAN Login did not answer, or its answer was refused. Please try again in a moment.',
  unknown: 'There is no such page',
  privacy: 'Privacy',
  hello: 'Hello, {name}',
  learned: 'What we learned from ASAN Login',
  learnedLead: 'This and nothing else. We see neither your password, nor your documents, nor other portals.',
  level: 'Level of the sign-in',
  methods: 'Way of signing in (amr)',
  subject: 'How we know you (sub)',
  since: 'Signed in at',
  levels: { low: 'low', substantial: 'raised', high: 'high' },
  claims: {
    given_name: 'Given name',
    family_name: 'Surname',
    middle_name: 'Father’s name',
    pin: 'PIN (FİN)',
    birthdate: 'Date of birth',
    gender: 'Sex',
    email: 'E-mail',
    phone_number: 'Phone',
    locale: 'Language',
  },
  outage: 'Try an outage',
  outageLead:
    'The portal will stop answering sign-out notices of ASAN Login. On the receipt of a sign-out it stays “waiting”, and is told when the outage ends.',
  outageOn: 'The outage lasts until {time}.',
  outageStart: 'Outage of {minutes} minutes',
  outageEnd: 'End the outage',
  notices: 'Last notices of ASAN Login',
  outcomes: { obeyed: 'session ended', refused: 'refused', outage: 'outage: not answered' },
}

const ru: Texts = {
  skip: 'Перейти к основному содержанию',
  language: 'Язык',
  sample: 'Пример: этот портал представляет другую организацию, подключённую к ASAN Login.',
  signIn: 'Войти через ASAN Login',
  signOut: 'Выйти',
  home: 'Главная',
  myPage: 'Перейти на мою страницу',
  sessionEnded: 'Ваш сеанс завершён: вы вышли из ASAN Login.',
  signedOut: 'Вы вышли с портала',
  signedOutBody: 'Ваш сеанс на этом портале завершён.',
  cancelled: 'Вы не вошли',
  cancelledBody: 'Вы отказались от входа или не завершили его.',
  failed: 'Войти не удалось',
  failedBody: 'ASAN Login не ответил, или его ответ не принят. Попробуйте ещё раз чуть позже.',
  unknown: 'Такой страницы нет',
  privacy: 'Конфиденциальность',
  hello: 'Здравствуйте, {name}',
  learned: 'Что мы узнали от ASAN Login',
  learnedLead: 'Только это. Мы не видим ни пароля, ни документов, ни других порталов.',
  level: 'Уровень входа',
  methods: 'Способ входа (amr)',
  subject: 'Как мы вас знаем (sub)',
  since: 'Время входа',
  levels: { low: 'низкий', substantial: 'повышенный', high: 'высокий' },
  claims: {
    given_name: 'Имя',
    family_name: 'Фамилия',
    middle_name: 'Имя отца',
    pin: 'ПИН (FİN)',
    birthdate: 'Дата рождения',
    gender: 'Пол',
    email: 'Эл. почта',
    phone_number: 'Телефон',
    locale: 'Язык',
  },
  outage: 'Проверить сбой',
  outageLead:
    'Портал перестанет отвечать на извещения ASAN Login о выходе. В результате выхода он останется «ожидается» и будет извещён, когда сбой закончится.',
  outageOn: 'Сбой продлится до {time}.',
  outageStart: 'Сбой на {minutes} мин.',
  outageEnd: 'Закончить сбой',
  notices: 'Последние извещения ASAN Login',
  outcomes: { obeyed: 'сеанс завершён', refused: 'отклонено', outage: 'сбой: без ответа' },
}

export const TEXTS: Record<Locale, Texts> = { az, en, ru }

/** Puts values into `{places}` of a text. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
