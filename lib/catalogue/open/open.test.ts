import { z } from 'zod'
import { expect, test } from '@/lib/platform/testing'
import { bumpRevision } from '../registry'
import { getOpenRegistry, listOpenVersions, openApi, OpenService, openServiceSchema } from '.'

const PORTAL = 'http://portal.example'

test('all 363 services are what the schema promises, and their schema can be read back', async ({ asNobody }) => {
  const { services, byCode } = await getOpenRegistry(asNobody(), PORTAL)
  expect(services).toHaveLength(363)
  const published = z.fromJSONSchema(openServiceSchema(PORTAL) as Parameters<typeof z.fromJSONSchema>[0])
  for (const service of services) {
    expect(OpenService.safeParse(service).error?.issues, service.code).toBeUndefined()
    expect(published.safeParse(JSON.parse(JSON.stringify(service))).error?.issues, service.code).toBeUndefined()
    for (const { code, name } of [...service.channels, ...service.documents, ...service.refusalGrounds, service.category])
      expect(name.az, `${service.code}: ${code}`).not.toBe(code)
  }
  expect(byCode.get('din-id-card-renew')).toMatchObject({
    version: 1,
    validFrom: '2026-01-01',
    validUntil: null,
    agency: { code: 'din' },
    fee: { amountQepik: 500, kind: 'state_duty' },
  })
  expect(published.safeParse({ code: 'x' }).success).toBe(false)
})

test('a copy is kept until the revision grows', async ({ asNobody, db }) => {
  const first = await getOpenRegistry(asNobody(), PORTAL)
  expect(await getOpenRegistry(asNobody(), PORTAL)).toBe(first)
  await bumpRevision(db)
  const second = await getOpenRegistry(asNobody(), PORTAL)
  expect(second.revision).toBe(first.revision + 1)
  expect(second.tag).toBe(first.tag)
})

test('versions of a service; none of one that is not there', async ({ asNobody }) => {
  expect(await listOpenVersions(asNobody(), PORTAL, 'din-id-card-renew')).toMatchObject([{ version: 1, validUntil: null }])
  expect(await listOpenVersions(asNobody(), PORTAL, 'no-such-service')).toBeNull()
})

test('every address of the description is one the portal has', () => {
  expect(Object.keys(openApi(PORTAL).paths)).toEqual([
    '/services',
    '/services.json',
    '/services/{code}',
    '/services/{code}/versions',
    '/services/search',
    '/schema/service.json',
  ])
})
