import { expect, test } from 'vitest'
import { sitemapOf } from './parts'

test('each page is listed in every language and names its twins', () => {
  const map = sitemapOf(['', '/services/din-id-card-renew'], 'https://my.example')
  expect(map.match(/<loc>/g)).toHaveLength(6)
  expect(map).toContain('<loc>https://my.example/ru/services/din-id-card-renew</loc>')
  expect(map.match(/hreflang="en" href="https:\/\/my\.example\/en\/services\/din-id-card-renew"/g)).toHaveLength(3)
})
