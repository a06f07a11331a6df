import type { Locale, OwnTexts } from '../shared/texts'

export const texts: Record<Locale, OwnTexts> = {
  az: {
    name: 'Vergi portalı',
    lead: 'Vergi ödəyicisinin şəxsi səhifəsi. Ayrıca qeydiyyat yoxdur: dövlət portallarının vahid girişindən istifadə edin.',
    account: 'Bəyannamələriniz və borcunuz burada olardı.',
    privacy: 'Vergi idarəsi sizi FİN üzrə tanıyır. ASAN Login-dən yalnız adınızı, FİN və doğum tarixinizi alırıq.',
  },
  en: {
    name: 'Tax portal',
    lead: 'The taxpayer’s own page. There is no account to make: use the one sign-in of all state portals.',
    account: 'Your declarations and dues would be here.',
    privacy: 'The tax authority knows you by your PIN. From ASAN Login we take your name, PIN and date of birth only.',
  },
  ru: {
    name: 'Налоговый портал',
    lead: 'Личная страница налогоплательщика. Отдельной регистрации нет: пользуйтесь единым входом государственных порталов.',
    account: 'Здесь были бы ваши декларации и задолженность.',
    privacy: 'Налоговая служба знает вас по ПИН. Из ASAN Login мы получаем только имя, ПИН и дату рождения.',
  },
}
