import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalContent, canonicalJson, type Content } from './canonical'

const content: Content = {
  service: 'din-residence-reference',
  versions: { form: 1, registry: 3 },
  applicant: { personId: 'a', companyTin: null },
  answers: { purpose: 'bank', language: 'az' },
  facts: {},
  files: {},
  declarations: ['truth', 'age'],
}

test('the example of RFC 8785 comes out as the RFC writes it', () => {
  expect(
    canonicalJson({
      '€': 'Euro Sign',
      '\r': 'Carriage Return',
      '1': 'One',
      '😂': 'Smiley',
      ö: 'Latin',
      numbers: [4.5, 2e-3, 1e30, 1e-27],
    }),
  ).toBe('{"\\r":"Carriage Return","1":"One","numbers":[4.5,0.002,1e+30,1e-27],"ö":"Latin","€":"Euro Sign","😂":"Smiley"}')
})

test('the same content has the same hash, in whatever order it was put together', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
      const turned = Object.fromEntries(Object.entries(data).reverse())
      expect(canonicalJson(turned)).toBe(canonicalJson(data))
      expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)))
    }),
  )
  expect(canonicalContent({ ...content, declarations: ['age', 'truth'] }).hash).toBe(canonicalContent(content).hash)
  expect(canonicalContent(content).hash).toMatch(/^[0-9a-f]{64}$/)
})

test('any change of it gives another hash', () => {
  const hashes = [
    content,
    { ...content, answers: { ...content.answers, purpose: 'court' } },
    { ...content, versions: { form: 1, registry: 4 } },
    { ...content, files: { a: 'b' } },
  ].map((one) => canonicalContent(one).hash)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test('what JSON cannot carry is refused', () => {
  expect(() => canonicalJson({ price: Number.NaN })).toThrow('finite')
  expect(() => canonicalJson({ price: () => 1 })).toThrow('expected data')
})
