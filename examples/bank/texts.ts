import type { Locale, OwnTexts } from '../shared/texts'

export const texts: Record<Locale, OwnTexts> = {
  az: {
    name: 'Karvan Bank',
    lead: 'Bank xidmətləri. Kimliyinizi ASAN Login təsdiqləyir; bank üçün ən azı “artırılmış” səviyyəli giriş tələb olunur.',
    account: 'Hesablarınız və kartlarınız burada olardı.',
    privacy: 'Bank sizi öz sahəsinin təsadüfi adı ilə tanıyır: FİN-inizi görmür, başqa sahədəki şirkətlər də bu adı bilmir.',
  },
  en: {
    name: 'Karvan Bank',
    lead: 'Banking. ASAN Login confirms who you are; a bank asks for a sign-in of the raised level at least.',
    account: 'Your accounts and cards would be here.',
    privacy:
      'The bank knows you under a random name of its sector: it does not see your PIN, and companies of other sectors do not know that name.',
  },
  ru: {
    name: 'Караван Банк',
    lead: 'Банковские услуги. Вашу личность подтверждает ASAN Login; банку нужен вход уровня не ниже повышенного.',
    account: 'Здесь были бы ваши счета и карты.',
    privacy: 'Банк знает вас под случайным именем своей отрасли: ПИН он не видит, а компании других отраслей этого имени не знают.',
  },
}
