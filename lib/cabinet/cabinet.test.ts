import { registerFaults } from '@/db/schema'
import { sendNotice } from '@/lib/notifications'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { arrangePanel, getCabinet, getCabinetHeader, restorePanels } from '.'
import { sourcesFor } from './sources'

const order = async (ctx: Parameters<typeof getCabinet>[0]) => (await getCabinet(ctx)).panels.map((view) => view.panel)

test('a newcomer sees all panels, attention first, and nothing fails', async ({ given, as }) => {
  const { panels, hidden } = await getCabinet(as(await given.person()))
  expect(panels.map((view) => [view.panel, view.ok])).toEqual(
    ['attention', 'applications', 'visits', 'consents', 'notices', 'documents'].map((panel) => [panel, true]),
  )
  expect(hidden).toEqual([])
})

test('a panel whose source fails or is slow fails alone', async ({ given, as }) => {
  const ctx = as(await given.person())
  const sources = {
    ...sourcesFor(ctx),
    visits: () => Promise.reject(new Error('the queue is down')),
    consents: () => new Promise<never>(() => {}),
  }
  const { panels } = await getCabinet(ctx, sources, 50)
  expect(panels.filter((view) => !view.ok).map((view) => view.panel)).toEqual(['visits', 'consents'])
  expect(panels.filter((view) => view.ok)).toHaveLength(4)
})

test('a register that is down is named in the documents panel, the rest stands', async ({ db, given, as }) => {
  await db.insert(registerFaults).values({ register: 'identity_documents', mode: 'down' })
  const { panels } = await getCabinet(as(await given.person()))
  const documents = panels.find((view) => view.panel === 'documents')
  expect(documents).toMatchObject({
    ok: true,
    content: [
      { kind: 'id_card', ok: false, agency: { az: expect.stringContaining('Daxili İşlər') } },
      { kind: 'passport', ok: false },
    ],
  })
  expect(panels.every((view) => view.ok)).toBe(true)
})

test('what asks for something stands under attention, what is only new under notices', async ({ db, given, as, asSystem }) => {
  const leyla = await given.person()
  await sendNotice(db, asSystem(), {
    personId: leyla.id,
    kind: 'id_card_expiring',
    params: { expiresOn: '2026-12-18' },
    dedupeKey: 'a',
    asks: { matter: 'm', actionPath: '/apply/din-id-card-renew', dueOn: '2026-12-18' },
  })
  await sendNotice(db, asSystem(), {
    personId: leyla.id,
    kind: 'application_submitted',
    params: { reference: 'R', service: 'S' },
    dedupeKey: 'b',
  })
  const { panels } = await getCabinet(as(leyla))
  const contentOf = (panel: string) => panels.find((view) => view.panel === panel)
  expect(contentOf('attention')).toMatchObject({ content: [{ kind: 'id_card_expiring' }] })
  expect(contentOf('notices')).toMatchObject({ content: [{ kind: 'application_submitted' }] })
  expect((await getCabinetHeader(as(leyla))).unread).toBe(2)
})

test('panels are moved, hidden and restored; nobody else is concerned', async ({ given, as }) => {
  const leyla = as(await given.person())
  const rauf = as(await given.person())
  await arrangePanel(leyla, { panel: 'documents', change: 'up' })
  await arrangePanel(leyla, { panel: 'applications', change: 'hide' })
  expect(await order(leyla)).toEqual(['attention', 'visits', 'consents', 'documents', 'notices'])
  expect((await getCabinet(leyla)).hidden).toEqual(['applications'])
  expect(await order(rauf)).toHaveLength(6)
  await restorePanels(leyla)
  expect(await order(leyla)).toEqual(await order(rauf))
})

raceTest('quick clicks are all counted', async ({ given, as }) => {
  const leyla = as(await given.person())
  await Promise.all(Array.from({ length: 5 }, () => arrangePanel(leyla, { panel: 'documents', change: 'up' })))
  expect((await order(leyla))[0]).toBe('documents')
})
