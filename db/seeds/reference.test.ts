import { expect, test } from 'vitest'
import { centreHourRows, centreRows, centreStopRows } from './reference-centres'
import { isConfirmed, readFacts, smallestUnit } from './reference-files'
import * as rows from './reference-rows'

const facts = readFacts()
const services = rows.serviceRows(facts)

const LOCALES = ['az', 'en', 'ru'] as const
const CITIZEN_SEES: [what: string, texts: { code: string; text: object | null }[]][] = [
  ['agencies', rows.agencyRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['word lists', rows.termRows(facts).map((row) => ({ code: `${row.list}/${row.code}`, text: row.name }))],
  ['regions', rows.regionRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['document types', rows.documentTypeRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['legal acts', rows.legalActRows(facts).map((row) => ({ code: row.code, text: row.title }))],
  ['dispute routes', rows.disputeRouteRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['service names', services.map((row) => ({ code: row.code, text: row.name }))],
  ['service summaries', services.map((row) => ({ code: row.code, text: row.summary }))],
  [
    'proactive triggers',
    services.filter((row) => row.proactiveTrigger).map((row) => ({ code: row.code, text: row.proactiveTrigger ?? null })),
  ],
  ['fee labels', services.flatMap((row) => row.fees.map((fee) => ({ code: row.code, text: fee.label })))],
  ['centre names', centreRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['centre addresses', centreRows(facts).map((row) => ({ code: row.code, text: row.address }))],
  ['stops', centreStopRows(facts).map((row) => ({ code: row.centreCode, text: row.place }))],
  ['calendar days', rows.calendarRows(facts).map((row) => ({ code: row.day, text: row.name }))],
  ['benefits', rows.benefitRows(facts).map((row) => ({ code: row.code, text: row.name }))],
  ['benefit conditions', rows.benefitRows(facts).map((row) => ({ code: row.code, text: row.conditions ?? null }))],
]

test.each(CITIZEN_SEES)('%s are written in three languages', (_what, texts) => {
  expect(texts.length).toBeGreaterThan(0)
  for (const { code, text } of texts)
    for (const locale of LOCALES)
      expect((text as Record<string, string> | null)?.[locale]?.trim(), `${code} in ${locale}`).toBeTruthy()
})

test('Russian texts are written in Cyrillic, and Azerbaijani ones hold no Cyrillic look-alikes', () => {
  for (const row of services) {
    expect(row.summary.ru, row.code).toMatch(/[а-яё]{3}/i)
    expect(row.name.az + row.summary.az, row.code).not.toMatch(/[а-яё]/i)
  }
})

test('every code a service names exists', () => {
  const known = {
    agency: new Set(facts.agencies.map((one) => one.code)),
    category: new Set(facts.registry.categories.map((one) => one.code)),
    lifeEvent: new Set(facts.registry.life_events.map((one) => one.code)),
    channel: new Set(facts.registry.channels.map((one) => one.code)),
    document: new Set(facts.registry.document_types.map((one) => one.code)),
    act: new Set(facts.registry.legal_acts.map((one) => one.code)),
    refusal: new Set(facts.registry.refusal_grounds.map((one) => one.code)),
    suspension: new Set(facts.registry.suspension_grounds.map((one) => one.code)),
    dispute: new Set(facts.registry.dispute_routes.map((one) => one.code)),
  }
  for (const fact of facts.registry.services) {
    const named: [keyof typeof known, string[]][] = [
      ['agency', [fact.agency]],
      ['category', [fact.category]],
      ['lifeEvent', fact.life_events],
      ['channel', fact.channels],
      ['document', [...fact.documents.map((one) => one.type), fact.result_document]],
      ['act', fact.legal_basis],
      ['refusal', fact.refusal_grounds],
      ['suspension', fact.suspension_grounds],
      ['dispute', [fact.dispute_route]],
    ]
    for (const [kind, codes] of named)
      for (const code of codes) expect(known[kind].has(code), `${fact.code}: ${kind} ${code}`).toBe(true)
  }
  for (const fact of facts.benefits)
    expect(
      services.some((row) => row.code === fact.service),
      fact.code,
    ).toBe(true)
  for (const unit of facts.centres.mobile_units)
    for (const code of unit.services)
      expect(
        services.some((row) => row.code === code),
        `${unit.code}: ${code}`,
      ).toBe(true)
  for (const centre of centreRows(facts).filter((row) => row.regionCode))
    expect(
      facts.formats.economic_regions.some((region) => region.code === centre.regionCode),
      centre.code,
    ).toBe(true)
})

test('fees are whole qəpik, never negative, and free means nothing to pay', () => {
  for (const row of services) {
    for (const amount of [
      row.feeQepik,
      ...row.expedited.map((way) => way.feeQepik),
      ...row.fees.flatMap((fee) => [fee.amount, fee.cap ?? 0, fee.serviceFee ?? 0]),
    ])
      expect(Number.isSafeInteger(amount) && amount >= 0, row.code).toBe(true)
    if (row.feeKind === 'free') expect(row.feeQepik, row.code).toBe(0)
  }
  expect(services.find((row) => row.code === 'din-id-card-renew')).toMatchObject({ feeQepik: 500, feeKind: 'state_duty' })
  expect(smallestUnit(0.5)).toBe(50)
  expect(() => smallestUnit(0.005)).toThrow(RangeError)
})

test('centres open before they close, on days of the week', () => {
  for (const row of centreHourRows(facts)) {
    expect(row.weekday).toBeGreaterThanOrEqual(1)
    expect(row.weekday).toBeLessThanOrEqual(7)
    expect(row.opensAt < row.closesAt, row.centreCode).toBe(true)
  }
  for (const row of centreStopRows(facts))
    expect(row.opensAt < row.closesAt && row.startsOn <= row.endsOn, row.centreCode).toBe(true)
})

test('invented addresses and recalled numbers keep their honest mark', () => {
  const byCode = new Map(centreRows(facts).map((row) => [row.code, row]))
  expect(byCode.get('asan-baku-1')?.addressConfirmed).toBe(false)
  expect(byCode.get('asan-gence-1')?.addressConfirmed).toBe(false)
  expect(byCode.get('dost-baku-1')?.addressConfirmed).toBe(true)
  expect(byCode.get('dost-naxcivan')?.status).toBe('under_construction')
  expect(services.find((row) => row.code === 'din-exit-restriction-check')?.unconfirmed).toBe(true)
  expect(services.find((row) => row.source === 'illustrative' && !row.unconfirmed)).toBeUndefined()
  expect(isConfirmed('recalled from public knowledge; verify')).toBe(false)
  expect(isConfirmed('seed 003')).toBe(true)
})

test('the calendar has one row a day, and estimated days are marked', () => {
  const days = rows.calendarRows(facts)
  expect(new Set(days.map((row) => row.day)).size).toBe(days.length)
  expect(days.find((row) => row.day === '2026-03-20')?.name.az).toBe('Novruz bayramı, Ramazan bayramı')
  expect(days.find((row) => row.day === '2027-03-09')?.confirmed).toBe(false)
  expect(days.find((row) => row.day === '2026-09-27')).toMatchObject({ kind: 'memorial' })
})
