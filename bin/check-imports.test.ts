import { expect, test } from 'vitest'
import { broken, findings } from './check-imports'

test.each([
  ['lib/queue/book.ts', 'lib/notifications/index', "'queue' may import only rooms above it"],
  ['lib/queue/book.ts', 'lib/catalogue/queries', 'private room'],
  ['lib/queue/book.ts', 'components/ui', 'lib never imports'],
  ['db/schema/queue.ts', 'lib/queue', 'db imports nothing above it'],
  ['components/ui/button.tsx', 'lib/queue/index', 'only through its model.ts'],
  ['app/[locale]/page.tsx', 'db/schema', 'not the tables'],
  ['app/[locale]/page.tsx', 'lib/queue/queries', 'private room'],
  ['lib/applications/submit.ts', 'lib/subscriptions', 'only the worker'],
  ['examples/bank/main.ts', 'lib/platform/log', 'public libraries only'],
  ['simulators/main.ts', 'lib/identity', 'not part of the portal'],
  ['simulators/devices.ts', 'db/schema', 'its own tables'],
  ['login/methods/asan-imza/index.tsx', 'db/schema/simulators', 'only the simulators'],
  ['lib/identity/methods/asan-imza/look.ts', 'db/schema/simulators', 'only the simulators'],
  ['app/[locale]/page.tsx', 'db/schema/simulators', 'only the simulators'],
])('%s may not import %s', (file, target, rule) => {
  expect(broken(file, target)).toContain(rule)
})

test.each([
  ['lib/notifications/rules/x.ts', 'lib/queue'],
  ['lib/queue/book.ts', 'db/schema'],
  ['components/queue/picker.tsx', 'lib/queue/model'],
  ['app/[locale]/page.tsx', 'lib/queue'],
  ['bin/worker.ts', 'lib/subscriptions'],
  ['simulators/main.ts', 'lib/platform/log'],
  ['examples/bank/main.ts', 'examples/shared/sessions'],
])('%s may import %s', (file, target) => {
  expect(broken(file, target)).toBeNull()
})

test('every room of this checkout looks the right way', () => {
  expect(findings()).toEqual([])
})
