import { fold } from '@/db/fold'

// Words that ask, rather than name: they are left out of a question unless nothing else was typed.
const WORDS = `
  və ya ilə üçün olan olar olarmı necə nece harada haradan hara hansı nə nədir neynim neyləyim etmək eləmək edim edirəm etməliyəm almaq alım
  alıram almalıyam istəyirəm istəyirik lazımdır lazım lazimdi gərək gərəkdir mən mənə mənim bizə bizim sizə haqqında barədə barəsində üzrə
  görə kimi da də ki bu bir var varmı yox necedir olunur olunması olunmaq etdirmək vermək verilməsi verilir verirlər çıxartmaq çıxarmaq
  götürmək götürüm bilərəm bilerem bilərik kömək edin xahiş zəhmət olmasa salam
  istəyirdim isteyirem istiyirem istirəm istəsəm lazimdir lazımdı nəyə kimə kimin kimdən sizdə bizdə indi hazırda mümkün mümkündür olsun
  öyrənmək öyrənim bilmək bilim görmək görüm baxmaq baxım düzəltmək düzəldim qoymaq salmaq saldırmaq aldırmaq eləyirəm elemek edilir etsin
  keçmək başlamaq neçə qədər harda hardan haraya varmı yoxdur yoxdu deyil çox az ən hər bütün öz özüm adıma adına adımda olduğunu sonra əvvəl
  artıq hələ ola olmaq oldu olub təyin etdirim etmişəm
  how to do i can get where what is the a an of for and or my in on at from with need want please about by is are apply obtain me we you your does will would should if when much cost make give getting be been am it its this that there any some
  как где что и или для мне мой моя мои нужно надо хочу можно ли получить сделать взять оформить про о об в на из с со по за у к не нужен нужна нужны какие какой какая сколько стоит куда когда если есть быть был бы это все уже меня мне нас вам
`
const STOP = new Set(WORDS.split(/\s+/).filter(Boolean).map(fold))

export const isStopWord = (word: string): boolean => STOP.has(word)

// Whose it is and when: part of the story, seldom what is asked for.
const PERSONAL = `
  ana anam anama anamın ata atam atama atamın oğul oğlum oğluma oğlumu qız qızım qızıma qızımı qardaş qardaşım qardaşıma bacı bacım bacıma nənə nənəm
  nənəmə baba babam babama ər ərim ərimə ərimdən arvad arvadım yoldaşım həyat yoldaşım ailəm ailəmiz qonşu qonşum qonşumuz dostum qohumum
  yer yeri vaxt vaxtı gün günü il ili illərim illərimi ay adam insan şey məsələ problem sual iş işim evdə
  мама мамы маме папа отец сын сына дочь дочери брат сестра бабушка бабушки муж мужа жена жены сосед друг родственник время день год проблема вопрос
  mother father son daughter brother sister grandmother husband wife neighbour friend time day year problem question
`
const PERSONAL_WORDS = new Set(PERSONAL.split(/\s+/).filter(Boolean).map(fold))

export const isPersonal = (word: string): boolean => PERSONAL_WORDS.has(word)
