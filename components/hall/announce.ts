// What the hall hears. Pure but for the two ways to make a sound it is handed.

export type Call = { number: string; counter: number; locale: string }
export type VoiceLike = { lang: string; default?: boolean }
export type Utterance<V extends VoiceLike> = { text: string; lang: string; voice: V | null }

/** Sentences by language, with `{number}` and `{counter}`. */
export type Sentences = Record<string, string>

/** `KB-A017` as it is spoken: letters one by one, the count as a number. */
export function spokenNumber(number: string): string {
  const [, letters = '', count = ''] = /^([A-Z-]*)(\d*)$/.exec(number) ?? []
  return [...[...letters].filter((one) => one !== '-'), count.replace(/^0+(?=\d)/, '')].filter(Boolean).join(' ')
}

const speaks = <V extends VoiceLike>(voices: readonly V[], language: string): V | undefined =>
  voices.find((voice) => voice.lang.toLowerCase().replace('_', '-').split('-')[0] === language)

/** Turkish reads Azerbaijani so that people understand it; no other language does. */
const NEAREST: Record<string, readonly string[]> = { az: ['az', 'tr'], en: ['en'], ru: ['ru'] }

/**
 * The visitor's language first, then Azerbaijani. A language no voice of this browser speaks is left out; is none left, the number and the
 * window are said by whatever voice there is. Empty: there is no voice at all, and the chime alone calls.
 */
export function utterancesFor<V extends VoiceLike>(call: Call, voices: readonly V[], sentences: Sentences): Utterance<V>[] {
  const number = spokenNumber(call.number)
  const said = [...new Set([call.locale, 'az'])].flatMap((language): Utterance<V>[] => {
    const sentence = sentences[language]
    const voice = (NEAREST[language] ?? [language]).map((one) => speaks(voices, one)).find(Boolean)
    if (!sentence || !voice) return []
    const text = sentence.replace('{number}', number).replace('{counter}', String(call.counter))
    return [{ text, lang: voice.lang, voice }]
  })
  if (said.length > 0) return said
  const any = voices.find((voice) => voice.default) ?? voices[0]
  return any ? [{ text: `${number}. ${call.counter}.`, lang: any.lang, voice: any }] : []
}

export type HallCall = Call & { calledAt: string; recalls: number; started: boolean }

const markOf = (call: HallCall) => `${call.calledAt}/${call.recalls}`

/** The calls of this state that were not in the one before: new ones and repeated ones, the oldest first. */
export function newCalls(before: readonly HallCall[], now: readonly HallCall[]): HallCall[] {
  const known = new Map(before.map((call) => [call.number, markOf(call)]))
  return now.filter((call) => !call.started && known.get(call.number) !== markOf(call)).reverse()
}

export type Sounds<V extends VoiceLike> = {
  chime: () => Promise<void>
  speak: (utterance: Utterance<V>) => Promise<void>
  voices: () => readonly V[]
}

/** More than this many calls behind, the oldest are not said any more: what is said must still be true. */
const MOST_BEHIND = 6

/** Says one call after the other, never two at once. */
export class Announcer<V extends VoiceLike> {
  private waiting: Call[] = []
  private speaking = false

  constructor(
    private readonly sounds: Sounds<V>,
    private readonly sentences: Sentences,
  ) {}

  announce(call: Call): void {
    // The same number called again while it still waits to be said is said once.
    this.waiting = [...this.waiting.filter((one) => one.number !== call.number), call].slice(-MOST_BEHIND)
    if (!this.speaking) void this.run()
  }

  private async run(): Promise<void> {
    this.speaking = true
    try {
      for (let call = this.waiting.shift(); call; call = this.waiting.shift()) {
        await this.sounds.chime().catch(() => {})
        for (const utterance of utterancesFor(call, this.sounds.voices(), this.sentences))
          await this.sounds.speak(utterance).catch(() => {})
      }
    } finally {
      this.speaking = false
    }
  }
}
