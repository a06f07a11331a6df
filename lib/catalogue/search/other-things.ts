import { foldedWords } from '@/db/fold'
import { stemOf } from './search-index'

// Words of what people ask a search for and the state does not give: weather, prices, sport, kitchen, travel, play. One of them weighs
// against an answer that meets only the other words of a question ("kino bileti" is not the ticket of a library).
const WORDS = `
  proqnoz məzənnə dollar avro rubl valyuta kriptovalyuta bitcoin bitkoin birja aksiya qızıl
  futbol oyun oyunu liqa çempionat komanda idman fitnes basketbol şahmat mərc topçu
  resept yemək plov tort salat şorba dolma kabab bişirmək restoran kafe pizza burger çatdırılma
  kino film serial mahnı musiqi klip konsert teatr aktyor müğənni gitara piano rəqs rəsm şeir lətifə sevgi burc horoskop yuxu
  aviabilet reys otel mehmanxana tur turpaket istirahət çimərlik qatar avtobus marşrut xəritə hostel
  telefon ayfon iphone samsung noutbuk kompüter oyuncaq paltar ayaqqabı geyim mebel endirim aksiyalar mağaza market kredit kartı
  instagram facebook tiktok youtube whatsapp telegram netflix google windows word excel proqramı yükləmək wifi vpn
  pişik it balıq bitki gül arıqlamaq dieta makiyaj saç dəri kosmetika
  riyaziyyat tərcümə ingilis rus dili kursu repetitor esse referat krossvord
  курс доллара евро биткоин акции погода прогноз футбол матч игра лига рецепт борщ плов торт ресторан доставка кафе фильм кино сериал песня музыка
  концерт театр стихи любовь гороскоп сонник авиабилет гостиница отель тур отдых поезд расписание айфон ноутбук одежда обувь скидка магазин
  похудеть диета макияж кошка собака репетитор английский реферат анекдот
  weather forecast exchange rate bitcoin stock football soccer match game league recipe cake restaurant delivery movie film series song lyrics music
  guitar dance poem love horoscope flight hotel holiday beach train bus map iphone laptop clothes shoes discount shop netflix spotify download
  diet cat dog tutor homework essay joke crossword dating gym membership subscription paris london istanbul antalya
  promokod endirim kuponu taksi sifarişi bolt uber azercell bakcell nar internet paketi paketləri kirayə ucuz elan
  turbo tap az birmarket trendyol şengen green card qrin kart lotereya bilet stadion toy zalı fotoqraf santexnik
  промокод тариф пакет интернет квартира посуточно сдаётся объявление грин карта шенген стадион ремонт сантехник фотограф
`
let stems: Set<string> | undefined

/** Whether a word belongs to something no public service is about; what the registry itself names stays its own. */
export function isOfOtherThings(word: string): boolean {
  stems ??= new Set(foldedWords(WORDS).flatMap((one) => [one, stemOf(one)]))
  return stems.has(word) || stems.has(stemOf(word))
}
