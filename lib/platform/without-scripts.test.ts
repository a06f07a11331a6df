import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { fillEmptyAnswers } from './without-scripts'

const words = { title: 'Səhifə tapılmadı', body: 'Ünvan səhvdir.', home: 'Ana səhifə', reference: 'Nömrə', retry: 'Yenidən' }

async function answer(status: number, chunks: string[], { type = 'text/html; charset=utf-8', url = '/az/x' } = {}) {
  const server = createServer((request, response) => {
    fillEmptyAnswers(request, response, (locale) => ({ locale, words }))
    response.statusCode = status
    response.setHeader('content-type', type)
    for (const chunk of chunks.slice(0, -1)) response.write(chunk)
    response.end(chunks.at(-1))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    return await (await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${url}`)).text()
  } finally {
    server.close()
  }
}

const empty = [
  '<!DOCTYPE html><html id="__next_error__"><head></head>',
  '<body><script>self.x=[{\\"digest\\":\\"123\\"}]</script></body></html>',
]

test('an empty answer speaks without scripts, in its language, with the number of the log line', async () => {
  const html = await answer(500, empty)
  expect(html).toContain('<html id="__next_error__" lang="az">')
  expect(html).toContain('<noscript>')
  expect(html).toContain('Səhifə tapılmadı')
  expect(html).toContain('Nömrə: <strong>123</strong>')
})

test('what stands in the address cannot become markup', async () => {
  const html = await answer(404, empty, { url: '/az/"><img src=x>' })
  expect(html).not.toContain('<img')
})

test.for([
  [200, 'text/html; charset=utf-8'],
  [404, 'application/json'],
] as const)('an answer of status %i and type %s is left alone', async ([status, type]) => {
  expect(await answer(status, empty, { type })).toBe(empty.join(''))
})

test('a page that failed but has words is left alone', async () => {
  expect(await answer(503, ['<!DOCTYPE html><html lang="az">', '<body>words</body></html>'])).toBe(
    '<!DOCTYPE html><html lang="az"><body>words</body></html>',
  )
})
