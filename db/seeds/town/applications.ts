import { asc, inArray } from 'drizzle-orm'
import type { Db } from '../../client'
import type { FactUsed, RawAnswers } from '../../schema/applications'
import {
  agencies,
  applicationDecisions,
  applicationMoves,
  applicationRequests,
  applications,
  auditEntries,
  calendarDays,
  disclosures,
  events,
} from '../../schema'
import type { ApplicationAction, ApplicationStatus } from '../../vocabulary/applications'
import {
  BIRTH,
  CARD,
  type Child,
  type End,
  factsAt,
  OFFICERS,
  PLAN,
  QUESTIONS,
  REFERENCE,
  REFUSALS,
  readPeople,
  referenceOf,
  type Resident,
  type Service,
} from './application-plan'
import { birthAnswers, cardAnswers, contact, referenceAnswers } from './application-answers'
import { addDays, addMonths, atBaku, type Day } from './days'
import { DEMO_PEOPLE, demoPerson } from './demo-people'
import type { TownHistory, TownView } from './history'
import { insertAll } from './load'
import { townId } from './portal'
import { type Random, randomFrom } from './random'

const MINUTE_MS = 60_000
/** Applications of the last month for the officers of both agencies, and Kamran's, who is asked for information. */
export const applicationHistory: TownHistory = {
  name: 'applications',
  version: 1,
  async load(tx, town) {
    const people = await readPeople(tx, town)
    const days = await tx
      .select({ day: calendarDays.day, working: calendarDays.working, kind: calendarDays.kind })
      .from(calendarDays)
      .orderBy(asc(calendarDays.day))
    const names = await tx
      .select({ code: agencies.code, name: agencies.name })
      .from(agencies)
      .where(inArray(agencies.code, Object.keys(OFFICERS)))
    const off = new Map(days.filter(({ kind }) => kind !== 'memorial').map(({ day, working }) => [day, working]))
    const isWorkingDay = (day: Day) => off.get(day) ?? ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
    const story = new Story(town, randomFrom(23), isWorkingDay, new Map(names.map(({ code, name }) => [code, name])))
    story.kamran(people.find(({ id }) => id === town.id('kamran')))
    story.ayan(people.find(({ id }) => id === town.id('ayan')))
    const named = new Set<string>(DEMO_PEOPLE.map(({ key }) => town.id(key)))
    story.crowd(people.filter(({ id }) => !named.has(id)))
    await story.write(tx)
  },
}

class Story {
  private readonly cases: (typeof applications.$inferInsert)[] = []
  private readonly moves: (typeof applicationMoves.$inferInsert)[] = []
  private readonly requests: (typeof applicationRequests.$inferInsert)[] = []
  private readonly decisions: (typeof applicationDecisions.$inferInsert)[] = []
  private readonly audit: (typeof auditEntries.$inferInsert)[] = []
  private readonly lookUps: (typeof disclosures.$inferInsert)[] = []
  private readonly told: (typeof events.$inferInsert)[] = []
  private readonly claimed = new Set<string>()

  constructor(
    private readonly town: TownView,
    private readonly random: Random,
    private readonly isWorkingDay: (day: Day) => boolean,
    private readonly bodies: ReadonlyMap<string, { az: string; en?: string; ru?: string }>,
  ) {}

  kamran(person: Resident | undefined): void {
    if (!person) throw new Error('Cannot tell the story of Kamran: expected him among the adults of the town')
    const answers = {
      ...contact(this.random),
      reason: 'name_change',
      change: 'Məhkəmə qərarı ilə soyadım dəyişib.',
      dataCorrect: 'yes',
      addressCurrent: 'yes',
      speed: 'standard',
      centre: 'asan-baku-1',
    }
    this.add(person, CARD, 'information_requested', answers, 5, person.id)
  }

  /** Ayan began an application yesterday and has not finished it. */
  ayan(person: Resident | undefined): void {
    if (!person) throw new Error('Cannot tell the story of Ayan: expected her among the adults of the town')
    const id = townId('application', `${REFERENCE.code}.${person.pin}`)
    const at = this.momentAgo(1)
    const common = { personId: person.id, serviceCode: REFERENCE.code, definitionVersion: 1 }
    const answers = { addressCorrect: 'yes', purpose: 'school' }
    this.cases.push({
      ...common,
      id,
      agencyCode: REFERENCE.agency,
      answers,
      stepVersions: { address: 2, purpose: 3 },
      facts: {},
      version: 3,
      createdAt: at,
      updatedAt: at,
    })
    this.moves.push({
      id: townId('application_move', `${id}.0`),
      applicationId: id,
      at,
      action: 'start',
      toStatus: 'draft',
      actorKind: 'citizen',
      personId: person.id,
    })
  }

  crowd(people: readonly Resident[]): void {
    const free = [...people]
    for (const [service, end, count] of PLAN) {
      for (let made = 0; made < count; made++) {
        const at = this.find(free, service)
        const [person] = at === -1 ? [] : free.splice(at, 1)
        if (!person) throw new Error(`Cannot fill the queue: expected ${count} people for '${service.code}', the town has ${made}`)
        const { answers, claim } = this.answersFor(person, service)
        this.add(person, service, end, answers, this.ageOfCase(end, service), claim)
      }
    }
  }

  async write(tx: Db): Promise<void> {
    await insertAll(tx, applications, this.cases)
    await insertAll(tx, applicationMoves, this.moves)
    await insertAll(tx, applicationRequests, this.requests)
    await insertAll(tx, applicationDecisions, this.decisions)
    await insertAll(tx, auditEntries, this.audit)
    await insertAll(tx, disclosures, this.lookUps)
    await insertAll(tx, events, this.told)
  }

  /** Somebody for whom the service can be asked: a card, an address, a child recorded in the last three years. */
  private find(people: readonly Resident[], service: Service): number {
    const start = this.random.int(0, people.length - 1)
    const order = people.map((_, index) => (start + index) % people.length)
    return (
      order.find((index) => {
        const person = people[index]
        if (!person?.address || !person.card) return false
        return service !== BIRTH || this.childOf(person) !== undefined
      }) ?? -1
    )
  }

  private childOf({ children }: Resident): Child | undefined {
    const since = addMonths(this.town.today, -30)
    return children.find(
      (child) =>
        child.birthRecordDate >= since && child.birthRecordDate <= addDays(this.town.today, -20) && !this.claimed.has(child.pin),
    )
  }

  private answersFor(person: Resident, service: Service): { answers: RawAnswers; claim: string | null } {
    if (service === REFERENCE) return { answers: referenceAnswers(this.random), claim: null }
    if (service === CARD) return { answers: cardAnswers(this.random, person, this.town.today), claim: person.id }
    const child = this.childOf(person)
    if (!child) throw new Error('Cannot fill the queue: expected a child who qualifies')
    this.claimed.add(child.pin)
    return { answers: birthAnswers(this.random, child), claim: child.pin }
  }

  /** Days since it was sent. A few open ones are late. */
  private ageOfCase(end: End, service: Service): number {
    const open = end === 'submitted' || end === 'in_review'
    if (!open) return this.random.int(8, 32)
    return this.random.chance(0.15)
      ? service.termDays + this.random.int(4, 7)
      : this.random.int(0, Math.max(1, service.termDays - 2))
  }

  private add(person: Resident, service: Service, end: End, answers: RawAnswers, ageDays: number, claim: string | null): void {
    const id = townId('application', `${service.code}.${person.pin}`)
    const reference = referenceOf(id, this.town.today.slice(0, 4))
    const startedAt = new Date(this.momentAgo(ageDays).getTime() - 6 * MINUTE_MS)
    const sentAt = new Date(startedAt.getTime() + 6 * MINUTE_MS)
    const officer = demoPerson(OFFICERS[service.agency])
    const staffId = townId('staff', officer.pin)
    const steps: { action: ApplicationAction; to: ApplicationStatus; at: Date; note?: string }[] = [
      { action: 'start', to: 'draft', at: startedAt },
      { action: 'submit', to: 'submitted', at: sentAt },
    ]
    const after = (minutes: number) =>
      new Date(Math.min(sentAt.getTime() + minutes * MINUTE_MS, this.town.now.getTime() - 5 * MINUTE_MS))
    const takenAt = after(ageDays === 0 ? 20 : 60 * this.random.int(3, 20))
    const endedAt = new Date(
      Math.max(takenAt.getTime() + MINUTE_MS, after(60 * 24 * Math.min(ageDays, this.random.int(1, 6))).getTime()),
    )
    const [ground, refusal] = REFUSALS[service.code] ?? ['incomplete-docs', 'Sənədlər natamamdır.']
    const question = QUESTIONS[service.code] ?? ''
    if (end === 'withdrawn') steps.push({ action: 'withdraw', to: 'withdrawn', at: endedAt })
    else if (end !== 'submitted') steps.push({ action: 'take', to: 'in_review', at: takenAt })
    if (end === 'information_requested') steps.push({ action: 'ask', to: 'information_requested', at: endedAt, note: question })
    if (end === 'approved') steps.push({ action: 'approve', to: 'approved', at: endedAt })
    if (end === 'rejected') steps.push({ action: 'reject', to: 'rejected', at: endedAt, note: refusal })

    const byOfficer = new Set<ApplicationAction>(['take', 'ask', 'approve', 'reject'])
    const facts = factsAt(person, service, sentAt)
    const held = end !== 'rejected' && end !== 'withdrawn' && !(end === 'approved' && service === CARD)
    this.cases.push({
      id,
      personId: person.id,
      serviceCode: service.code,
      agencyCode: service.agency,
      definitionVersion: 1,
      status: end,
      reference,
      answers: {
        ...answers,
        'declaration.truth': 'on',
        ...(service === CARD ? { 'declaration.old_card': 'on' } : service === BIRTH ? { 'declaration.not_received': 'on' } : {}),
      },
      stepVersions: {},
      facts,
      exclusiveKey: held ? claim : null,
      feeQepik: service.fee,
      submittedAt: sentAt,
      dueOn: this.workingDayFrom(addDays(this.dayOf(sentAt), service.termDays)),
      assignedStaffId: end === 'submitted' || end === 'withdrawn' ? null : staffId,
      decidedAt: end === 'approved' || end === 'rejected' ? endedAt : null,
      version: steps.length,
      createdAt: startedAt,
      updatedAt: steps.at(-1)?.at ?? sentAt,
    })
    steps.forEach(({ action, to, at, note }, index) => {
      const staff = byOfficer.has(action)
      const who = { actorKind: staff ? ('staff' as const) : ('citizen' as const), staffId: staff ? staffId : null }
      const from = steps[index - 1]?.to ?? null
      this.moves.push({
        id: townId('application_move', `${id}.${index}`),
        applicationId: id,
        at,
        action,
        fromStatus: from,
        toStatus: to,
        ...who,
        personId: staff ? null : person.id,
        note: note ?? null,
      })
      this.audit.push({
        id: townId('audit.application', `${id}.${index}`),
        at,
        ...who,
        actorPersonId: staff ? this.town.id(OFFICERS[service.agency]) : person.id,
        action: `applications.${action}`,
        subjectType: 'application',
        subjectId: id,
        personId: person.id,
        requestId: id,
        details: { service: service.code, to, ...(action === 'start' ? {} : { reference }) },
      })
    })
    if (steps.some(({ action }) => action === 'take')) this.lookUp(person, service, id, takenAt, facts, staffId)
    if (end === 'information_requested') {
      const answerBy = this.workingDayFrom(addDays(this.dayOf(endedAt), 10))
      this.requests.push({
        id: townId('application_request', id),
        applicationId: id,
        askedBy: staffId,
        askedAt: endedAt,
        question,
        answerBy,
      })
      // Told like any other question, so that the notice about it comes the ordinary way.
      const data = { applicationId: id, personId: person.id, serviceCode: service.code, reference, answerBy }
      this.told.push({
        id: townId('event.application', id),
        type: 'applications.information_requested',
        time: endedAt,
        personId: person.id,
        data,
        requestId: id,
      })
    }
    if (end === 'approved' || end === 'rejected')
      this.decisions.push({
        applicationId: id,
        outcome: end,
        groundCodes: end === 'rejected' ? [ground] : [],
        explanation: end === 'rejected' ? refusal : null,
        decidedBy: staffId,
        decidedAt: endedAt,
      })
  }

  /** The officer opened the case when taking it; the citizen finds that in the activity. */
  private lookUp(person: Resident, service: Service, id: string, at: Date, facts: Record<string, FactUsed>, staffId: string): void {
    const body = this.bodies.get(service.agency)
    const { staff } = demoPerson(OFFICERS[service.agency])
    if (!body || !staff) throw new Error(`Cannot write a look-up: expected the agency '${service.agency}' and its officer`)
    this.lookUps.push({
      id: townId('disclosure.application', id),
      at,
      personId: person.id,
      readerKind: 'staff',
      readerStaffId: staffId,
      readerBody: body,
      readerRole: staff.position,
      what: 'application',
      fields: [
        'person.name',
        'person.pin',
        'person.birth_date',
        'contact',
        'application.answers',
        ...Object.keys(facts).filter((code) => code !== 'person.name' && code !== 'person.pin' && code !== 'person.birth_date'),
      ],
      purpose: 'case',
      right: 'case',
      subjectType: 'application',
      subjectId: id,
      requestId: id,
    })
  }

  private dayOf(at: Date): Day {
    return new Date(at.getTime() + 4 * 3_600_000).toISOString().slice(0, 10)
  }

  private workingDayFrom(day: Day): Day {
    let found = day
    while (!this.isWorkingDay(found)) found = addDays(found, 1)
    return found
  }

  /** Some minute of that day, never later than half an hour ago. */
  private momentAgo(days: number): Date {
    const at = atBaku(
      addDays(this.town.today, -days),
      `${String(this.random.int(8, 21)).padStart(2, '0')}:${String(this.random.int(0, 59)).padStart(2, '0')}`,
    )
    return new Date(Math.min(at.getTime(), this.town.now.getTime() - 30 * MINUTE_MS))
  }
}
