import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Checkbox } from './checkbox'
import { DateField } from './date-field'
import { ErrorSummary } from './error-summary'
import { pageWindow } from './pagination'
import { RadioGroup } from './radio-group'
import { TextField } from './text-field'

const LABELS = { day: 'Gün', month: 'Ay', year: 'İl' }
const idsIn = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)

test('a text field is named by its label and described by its hint and its error', () => {
  const html = renderToStaticMarkup(<TextField name="phone" label="Nömrə" hint="+994" error="Yanlışdır" required />)
  expect(html).toContain('<label for="phone"')
  expect(html).toContain('aria-describedby="phone-hint phone-error" aria-invalid="true" aria-required="true"')
  expect(idsIn(html)).toEqual(['phone-hint', 'phone-error', 'phone'])
})

test('a field in order claims nothing', () => {
  expect(renderToStaticMarkup(<TextField name="phone" label="Nömrə" />)).not.toMatch(/aria-(describedby|invalid|required)/)
})

test('the error summary finds every kind of field by its name, and no id is given twice', () => {
  const html = renderToStaticMarkup(
    <>
      <TextField name="phone" label="Nömrə" hint="+994" error="Yanlışdır" />
      <DateField name="issuedOn" legend="Tarix" labels={LABELS} error="Yanlışdır" />
      <RadioGroup
        name="speed"
        legend="Müddət"
        hint="Rüsum"
        options={[{ value: 'usual', label: 'Adi', hint: '10 gün' }]}
        error="Seçin"
      />
      <Checkbox name="declaration" label="Təsdiq edirəm" hint="Qanun" error="Təsdiqləyin" />
    </>,
  )
  const ids = idsIn(html)
  expect(ids).toEqual(expect.arrayContaining(['phone', 'issuedOn', 'speed', 'declaration']))
  expect(new Set(ids).size).toBe(ids.length)
})

test('only the wrong box of a date is marked', () => {
  const html = renderToStaticMarkup(<DateField name="on" legend="Tarix" labels={LABELS} error="İl səhvdir" errorParts={['year']} />)
  expect(html.match(/<input[^>]*aria-invalid/g)).toEqual([expect.stringContaining('id="on.year"')])
})

test('the error summary takes focus without a script and is silent when all is well', () => {
  expect(renderToStaticMarkup(<ErrorSummary title="Düzəldin" errors={[{ field: 'phone', message: 'Yanlışdır' }]} />)).toMatch(
    /role="alert" tabindex="-1" autofocus=""/i,
  )
  expect(renderToStaticMarkup(<ErrorSummary title="Düzəldin" errors={[]} />)).toBe('')
})

test.each([
  [1, 3, [1, 2, 3]],
  [7, 24, [1, 0, 6, 7, 8, 0, 24]],
  [3, 24, [1, 2, 3, 4, 0, 24]],
])('page %i of %i shows %j', (page, pageCount, shown) => {
  expect(pageWindow(page, pageCount)).toEqual(shown)
})
