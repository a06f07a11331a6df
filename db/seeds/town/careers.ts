import type { LocalizedText } from '../../columns'
import { addDays, addMonths, addYears, ageOn, type Day, later, yearOf } from './days'
import { type Random, unique } from './random'
import type { RegisterRows } from './rows'
import type { Townsperson } from './townsperson'
import { COMPANIES, POSITIONS, SCHOOL, SPECIALITIES, TRADES, UNIVERSITIES } from './work-places'

const MONTHS_KEPT = 24
const MINIMUM_WAGE_QEPIK = 40_000

type Made<K extends keyof RegisterRows> = Pick<RegisterRows, K>

export function teach(random: Random, people: readonly Townsperson[], today: Day): Made<'educationRecords'> {
  const document = unique(() => `${random.letters(1)}-${random.digits(6)}`)
  const educationRecords: RegisterRows['educationRecords'] = []
  const attend = (
    person: Townsperson,
    course: {
      level: RegisterRows['educationRecords'][number]['level']
      institution: LocalizedText
      speciality: LocalizedText | null
      startedOn: Day
      years: number
    },
  ): Day | null => {
    const ends = `${yearOf(course.startedOn) + course.years}-06-20`
    const completedOn = ends <= today ? ends : null
    const { years: _years, ...record } = course
    educationRecords.push({
      id: `${person.pin}-${educationRecords.length}`,
      pin: person.pin,
      ...record,
      completedOn,
      documentNumber: completedOn && document(),
    })
    return completedOn
  }
  for (const person of people) {
    if (!person.alive || ageOn(person.birthDate, today) < 6) continue
    const started = `${yearOf(person.birthDate) + 6}-09-15`
    if (started > today) continue
    const left = attend(person, {
      level: 'secondary',
      institution: SCHOOL((person.home ?? person.bornAt).line, random.int(1, 60)),
      speciality: null,
      startedOn: started,
      years: 11,
    })
    if (!left) continue
    if (person.wishes?.study) {
      for (const { startedYearsAgo, ...course } of person.wishes.study)
        attend(person, { ...course, startedOn: later(`${yearOf(left)}-09-15`, `${yearOf(today) - startedYearsAgo}-09-15`) })
      continue
    }
    const next = `${yearOf(left)}-09-15`
    if (next > today) continue
    const way = random.weighted([
      ['bachelor', 42],
      ['vocational', 22],
      ['none', 36],
    ] as const)
    if (way === 'none') continue
    const speciality = random.pick(Object.values(SPECIALITIES))
    const institution = way === 'bachelor' ? random.pick(Object.values(UNIVERSITIES)) : random.pick(TRADES)
    const graduated = attend(person, { level: way, institution, speciality, startedOn: next, years: way === 'bachelor' ? 4 : 3 })
    if (graduated && way === 'bachelor' && random.chance(0.16) && `${yearOf(graduated)}-09-15` <= today)
      attend(person, { level: 'master', institution, speciality, startedOn: `${yearOf(graduated)}-09-15`, years: 2 })
  }
  return { educationRecords }
}

export function employ(
  random: Random,
  people: readonly Townsperson[],
  studying: ReadonlySet<string>,
  today: Day,
): Made<'employers' | 'employmentContracts' | 'incomeMonths' | 'pensions'> {
  const tin = unique(() => `${random.int(1, 9)}${random.digits(8)}1`)
  const employers = COMPANIES.map((name) => ({ tin: tin(), name }))
  const made: Made<'employers' | 'employmentContracts' | 'incomeMonths' | 'pensions'> = {
    employers,
    employmentContracts: [],
    incomeMonths: [],
    pensions: [],
  }
  const thisMonth = `${today.slice(0, 7)}-01`
  const hire = (
    person: Townsperson,
    job: { tin: string; position: LocalizedText; since: Day; until: Day | null; monthlyIncomeQepik: number },
  ) => {
    made.employmentContracts.push({ id: `${person.pin}-${made.employmentContracts.length}`, pin: person.pin, ...job })
    for (let back = MONTHS_KEPT; back >= 1; back -= 1) {
      const month = addMonths(thisMonth, -back)
      if (month < job.since || (job.until && addMonths(month, 1) > job.until)) continue
      const bonus = month.slice(5, 7) === '12' ? 1.35 : 1
      made.incomeMonths.push({
        pin: person.pin,
        tin: job.tin,
        month,
        grossQepik: Math.round((job.monthlyIncomeQepik * bonus * random.int(97, 106)) / 10_000) * 100,
      })
    }
  }
  for (const person of people) {
    if (!person.alive) continue
    const age = ageOn(person.birthDate, today)
    if (age >= 65)
      made.pensions.push({
        pin: person.pin,
        kind: 'age',
        since: addDays(addYears(person.birthDate, 65), 1),
        monthlyQepik: random.int(320, 820) * 100,
      })
    else if (age >= 20 && random.chance(0.02) && person.wishes?.job === undefined)
      made.pensions.push({
        pin: person.pin,
        kind: 'disability',
        since: addDays(today, -random.int(100, 2_000)),
        monthlyQepik: random.int(300, 450) * 100,
      })
    const wished = person.wishes?.job
    if (wished === null) continue
    const adult = addYears(person.birthDate, 18)
    if (wished) {
      const employer = employers.find(({ name }) => name === wished.employer)
      if (!employer) throw new Error(`Cannot give a job: expected a company of COMPANIES, got '${wished.employer}'`)
      hire(person, {
        tin: employer.tin,
        position: wished.position,
        since: later(adult, addDays(addYears(today, -wished.years), 40)),
        until: null,
        monthlyIncomeQepik: wished.monthlyQepik,
      })
      continue
    }
    if (age < 19 || age >= 65 || studying.has(person.pin) || !random.chance(person.sex === 'male' ? 0.66 : 0.5)) continue
    const { position, from, to } = random.pick(POSITIONS)
    const employer = random.pick(employers)
    const monthlyIncomeQepik = Math.max(MINIMUM_WAGE_QEPIK, random.int(from, to) * 1_000)
    const since = later(addDays(adult, 30), addDays(today, -random.int(20, 4_200)))
    hire(person, { tin: employer.tin, position, since, until: null, monthlyIncomeQepik })
    const before = random.pick(employers)
    if (since > addMonths(today, -18) && before !== employer && addYears(adult, 3) < since && random.chance(0.6))
      hire(person, {
        tin: before.tin,
        position,
        since: addYears(since, -2),
        until: addDays(since, -random.int(5, 70)),
        monthlyIncomeQepik: Math.max(MINIMUM_WAGE_QEPIK, Math.round(monthlyIncomeQepik * 0.0085) * 100),
      })
  }
  return made
}
