import { fold } from '@/db/fold'

// Words that ask, rather than name: they are left out of a question unless nothing else was typed.
const WORDS = `
  və ya ilə üçün olan olar olarmı necə nece harada haradan hara hansı nə nədir neynim neyləyim etmək eləmək edim edirəm etməliyəm almaq alım
  alıram almalıyam istəyirəm istəyirik lazımdır lazım lazımdi gərək gərəkdir mən mənə mənim bizə bizim sizə haqqında barədə barəsində üzrə
  görə kimi da də ki bu bir var varmı yox necedir olunur olunması olunmaq etdirmək vermək verilməsi verilir verirlər çıxartmaq çıxarmaq
  götürmək götürüm bilərəm bilerem bilərik kömək edin xahiş zəhmət olmasa salam
  how to do i can get where what is the a an of for and or my in on at from with need want please about by is are apply obtain
  как где что и или для мне мой моя мои нужно надо хочу можно ли получить сделать взять оформить про о об в на из с со по за у к не
`
const STOP = new Set(WORDS.split(/\s+/).filter(Boolean).map(fold))

export const isStopWord = (word: string): boolean => STOP.has(word)
