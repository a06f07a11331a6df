import { expect, test } from 'vitest'
import { cleanFileName, disposition } from './file-name'

test.each([
  ['C:\\fakepath\\Arayış.pdf', 'Arayış.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['hesab\u202efdp.exe', 'hesabfdp.exe'],
  ['a\u0000b\r\n.pdf', 'ab.pdf'],
  ['  iki   söz .pdf ', 'iki söz.pdf'],
  ['...', 'file'],
  [undefined, 'file'],
  [`${'ə'.repeat(300)}.pdf`, `${'ə'.repeat(116)}.pdf`],
])('%s is kept as %s', (given, kept) => expect(cleanFileName(given)).toBe(kept))

test('the header carries any name and breaks with none', () => {
  expect(disposition('attachment', 'Arayış "1".pdf', 'application/pdf')).toBe(
    `attachment; filename="Aray__ _1_.pdf"; filename*=UTF-8''Aray%C4%B1%C5%9F%20%221%22.pdf`,
  )
  expect(disposition('inline', 'şəkil.png', 'image/jpeg')).toContain('.png.jpeg"')
})
