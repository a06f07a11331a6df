// A portal's process as the crash test runs it: it sends and decides applications until somebody ends it in the middle.
import { createInterface } from 'node:readline'
import { eq } from 'drizzle-orm'
import { connect } from '@/db/client'
import { applications } from '@/db/schema'
import { approveApplication, getForm, rejectApplication, submitApplication, takeApplication } from '@/lib/applications'
import type { Applicant, Ctx, Staff } from '@/lib/platform/context'
import { newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'

/** One application and who works on it. `pause` milliseconds before it begins, so that the end meets each in another place. */
type Task = {
  id: string
  personId: string
  staffId: string
  staffPersonId: string
  agencyCode: string
  approve: boolean
  pause: number
  now: string
}

const connection = connect(process.env.DATABASE_URL ?? '', { max: 6, applicationName: 'asan-crash' })
const begun = Date.now()
/** The test's time goes on here. */
const common = ({ now }: Task) => ({
  db: connection.db,
  now: new Date(Date.parse(now) + Date.now() - begun),
  locale: 'az' as const,
  requestId: newKey(),
  log,
})
const citizen = (task: Task): Ctx<Applicant> => ({
  ...common(task),
  actor: { kind: 'citizen', personId: task.personId, sessionId: newKey(), level: 'high' },
})
const officer = (task: Task): Ctx<Staff> => {
  const { staffId, staffPersonId, agencyCode } = task
  const permissions = ['applications.read', 'applications.decide'] as const
  return {
    ...common(task),
    actor: {
      kind: 'staff',
      staffId,
      personId: staffPersonId,
      sessionId: newKey(),
      agencyCode,
      centreCode: null,
      roles: [],
      grants: permissions.map((permission) => ({ permission, agencyCode, centreCode: null })),
      permissions: new Set(permissions),
    },
  }
}

async function work(task: Task): Promise<void> {
  const { id, approve } = task
  await new Promise((resolve) => setTimeout(resolve, task.pause))
  const rowNow = async () => {
    const [row] = await connection.db
      .select({ version: applications.version, status: applications.status, code: applications.serviceCode })
      .from(applications)
      .where(eq(applications.id, id))
    if (!row) throw new Error(`Cannot work: expected application ${id}, got none`)
    return row
  }
  const before = await rowNow()
  if (before.status === 'draft') {
    const { definition } = await getForm(citizen(task), before.code)
    await submitApplication(citizen(task), { id, version: before.version, declarations: definition.declarations })
  }
  const sent = await rowNow()
  if (sent.status === 'submitted') await takeApplication(officer(task), { id, version: sent.version })
  const taken = await rowNow()
  if (taken.status !== 'in_review') return
  const at = { id, version: taken.version }
  if (approve) await approveApplication(officer(task), { ...at, explanation: '' })
  else await rejectApplication(officer(task), { ...at, grounds: ['false-data'], refusal: 'Səbəb', findings: {} })
}

const say = (word: string) => process.stdout.write(`${word}\n`)
createInterface({ input: process.stdin }).on('line', (line) => {
  say('going')
  // An ended connection is an accident of its application alone; the next one is tried all the same.
  void Promise.allSettled((JSON.parse(line) as Task[]).map(work)).then(() => say('done'))
})
await connection.pool.query('select 1')
say('ready')
