import type { Sounds } from './announce'

/** A browser forgets to say that it has finished; after this it has. */
const LONGEST_SPEECH_MS = 15_000

/** Two soft notes, made by the browser itself: there is no file to load, and it sounds also where no voice is. */
async function chimeWith(audio: AudioContext): Promise<void> {
  if (audio.state === 'suspended') await audio.resume()
  const begin = audio.currentTime
  for (const [index, pitch] of [784, 587].entries()) {
    const tone = audio.createOscillator()
    const loudness = audio.createGain()
    const at = begin + index * 0.35
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, at)
    loudness.gain.exponentialRampToValueAtTime(0.35, at + 0.03)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.7)
    tone.connect(loudness).connect(audio.destination)
    tone.start(at)
    tone.stop(at + 0.75)
  }
  await new Promise((resolve) => setTimeout(resolve, 1_100))
}

/** The browser's own sounds. To be made inside a press: browsers give no sound to pages nobody touched. */
export function browserSounds(): Sounds<SpeechSynthesisVoice> {
  const audio = new AudioContext()
  const speech = 'speechSynthesis' in window ? window.speechSynthesis : null
  // Some browsers list their voices only after they were asked once.
  speech?.getVoices()
  return {
    chime: () => chimeWith(audio),
    voices: () => speech?.getVoices() ?? [],
    speak: ({ text, lang, voice }) =>
      new Promise<void>((resolve) => {
        if (!speech) return resolve()
        const utterance = new SpeechSynthesisUtterance(text)
        utterance.lang = lang
        if (voice) utterance.voice = voice
        utterance.rate = 0.9
        const timer = setTimeout(resolve, LONGEST_SPEECH_MS)
        const done = () => {
          clearTimeout(timer)
          resolve()
        }
        utterance.onend = done
        utterance.onerror = done
        speech.speak(utterance)
      }),
  }
}
