import type { LocalizedText } from '../../columns'

/** Companies made up for the town; none of them exists. */
export const COMPANIES = [
  '“Xəzər Loqistika” MMC', '“Abşeron Tikinti” MMC', '“Günəş Kənd Təsərrüfatı” MMC', '“Zirvə Texnologiya” MMC', '“Çinar Ticarət” MMC', '“Qafqaz Nəqliyyat” ASC',
  '“Nar Bağı” MMC', '“Sahil Mühəndislik” MMC', '“Göyçə Tekstil” MMC', '“Ulduz Qida” MMC', '“Dəmirçi Metal” MMC', '“Bahar Klinika” MMC', '“Mavi Dalğa Turizm” MMC',
  '“Savalan Mebel” MMC', '“Kəhrəba Enerji” ASC', '“İpək Yolu Daşıma” MMC', '“Səba Rabitə” MMC', '“Lalə Əczaçılıq” MMC', '“Palıd Ağac Emalı” MMC', '“Araz Su Təchizatı” MMC',
  '“Bakı Proqram Evi” MMC', '“Şəfəq Təhsil Mərkəzi” MMC', '“Qızıl Buğda” MMC', '“Xəzri Külək Enerjisi” ASC', '“Turan Avtoservis” MMC', '“Ağ Ev Təmizlik” MMC',
  '“Yaşıl Dünya” MMC', '“Nəğmə Nəşriyyat” MMC', '“Murad Dizayn” MMC', '“Ovçu Balıqçılıq” MMC',
] // biome-ignore format: names only

type Position = { position: LocalizedText; from: number; to: number }
const job = (az: string, en: string, ru: string, from: number, to: number): Position => ({ position: { az, en, ru }, from, to })

/** Posts with a monthly pay range, in units of 10 AZN. */
export const POSITIONS: Position[] = [
  job('Mühasib', 'Accountant', 'Бухгалтер', 65, 140),
  job('Satıcı', 'Shop assistant', 'Продавец', 42, 70),
  job('Sürücü', 'Driver', 'Водитель', 50, 95),
  job('Mühəndis', 'Engineer', 'Инженер', 90, 220),
  job('Proqramçı', 'Software developer', 'Программист', 140, 380),
  job('Müəllim', 'Teacher', 'Учитель', 55, 120),
  job('Tibb bacısı', 'Nurse', 'Медсестра', 50, 85),
  job('Həkim', 'Physician', 'Врач', 80, 190),
  job('Fəhlə', 'Worker', 'Рабочий', 42, 75),
  job('Aqronom', 'Agronomist', 'Агроном', 55, 110),
  job('Menecer', 'Manager', 'Менеджер', 75, 180),
  job('Hüquqşünas', 'Lawyer', 'Юрист', 80, 200),
  job('Aşpaz', 'Cook', 'Повар', 45, 95),
  job('Elektrik', 'Electrician', 'Электрик', 60, 120),
  job('Operator', 'Operator', 'Оператор', 42, 80),
]

export const UNIVERSITIES = {
  bakuState: { az: 'Bakı Dövlət Universiteti', en: 'Baku State University', ru: 'Бакинский государственный университет' },
  technical: {
    az: 'Azərbaycan Texniki Universiteti',
    en: 'Azerbaijan Technical University',
    ru: 'Азербайджанский технический университет',
  },
  economics: {
    az: 'Azərbaycan Dövlət İqtisad Universiteti',
    en: 'Azerbaijan State University of Economics',
    ru: 'Азербайджанский государственный экономический университет',
  },
  ganja: { az: 'Gəncə Dövlət Universiteti', en: 'Ganja State University', ru: 'Гянджинский государственный университет' },
  sumgait: { az: 'Sumqayıt Dövlət Universiteti', en: 'Sumgait State University', ru: 'Сумгаитский государственный университет' },
} satisfies Record<string, LocalizedText>

export const TRADES: LocalizedText[] = [
  {
    az: 'Bakı Dövlət Peşə Təhsil Mərkəzi',
    en: 'Baku State Vocational Centre',
    ru: 'Бакинский государственный центр профессионального образования',
  },
  { az: 'Gəncə Regional Kolleci', en: 'Ganja Regional College', ru: 'Гянджинский региональный колледж' },
  {
    az: 'Azərbaycan Dövlət İqtisadiyyat Kolleci',
    en: 'Azerbaijan State College of Economics',
    ru: 'Азербайджанский государственный экономический колледж',
  },
]

export const SPECIALITIES = {
  accounting: { az: 'Mühasibat', en: 'Accounting', ru: 'Бухгалтерский учёт' },
  law: { az: 'Hüquqşünaslıq', en: 'Law', ru: 'Юриспруденция' },
  computing: { az: 'Kompüter mühəndisliyi', en: 'Computer engineering', ru: 'Компьютерная инженерия' },
  philology: { az: 'Filologiya', en: 'Philology', ru: 'Филология' },
  biology: { az: 'Biologiya', en: 'Biology', ru: 'Биология' },
  building: { az: 'İnşaat mühəndisliyi', en: 'Civil engineering', ru: 'Строительство' },
  management: { az: 'Menecment', en: 'Management', ru: 'Менеджмент' },
  food: { az: 'Ərzaq mühəndisliyi', en: 'Food engineering', ru: 'Пищевая инженерия' },
} satisfies Record<string, LocalizedText>

const town = (text: string | undefined) => text?.split(', ')[1] ?? ''

/** The numbered school of the town an address lies in. */
export const SCHOOL = (line: LocalizedText, number: number): LocalizedText => ({
  az: `${town(line.az)}, ${number} nömrəli tam orta məktəb`,
  en: `Secondary school no. ${number}, ${town(line.en)}`,
  ru: `Средняя школа № ${number}, ${town(line.ru)}`,
})
