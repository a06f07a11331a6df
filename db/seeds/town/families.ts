import { addDays, addYears, ageOn, type Day, daysBetween, earlier, later } from './days'
import type { Townsperson, Wedding } from './townsperson'
import { ADULT, type Village } from './village'

/** Ages of women at the head of a family, by how common they are: a young country with a growing old age. */
const WIFE_AGES = [
  [22, 6], [25, 9], [28, 12], [31, 13], [34, 13], [37, 12], [40, 11], [44, 11], [48, 10], [52, 9], [56, 9], [60, 8], [64, 7], [68, 5], [72, 4], [77, 3], [82, 2],
] as const // biome-ignore format: a small table reads best on one line

/** Fills the village with families until it has `size` living people. */
export function growFamilies(village: Village, size: number): void {
  const looking: Townsperson[] = []
  // Couples come first; their grown children look for each other and make the next generation.
  while (village.size < size * 0.62) settleCouple(village, looking)
  while (looking.length > 1 && village.size < size - 12) matchOne(village, looking)
  while (village.size < size - 8) settleCouple(village, [])
  while (village.size < size) settleSingle(village)
}

function settleCouple(village: Village, looking: Townsperson[]): void {
  const { random, today } = village
  const wifeAge = random.weighted(WIFE_AGES) + random.int(-1, 2)
  const home = village.build()
  const wife = village.newcomer({ sex: 'female', birthDate: village.birthDateOf(wifeAge), home })
  const husband = village.newcomer({ sex: 'male', birthDate: village.birthDateOf(Math.min(88, wifeAge + random.int(0, 7))), home })
  const wedding = village.marry(
    husband,
    wife,
    earlier(addDays(addYears(wife.birthDate, random.int(19, 26)), random.int(0, 300)), addDays(today, -random.int(200, 500))),
    home,
  )
  bringUp(village, wedding, looking)
  if (wifeAge >= 62 && random.chance(0.3)) village.death(wedding, addDays(today, -random.int(60, 3_600)))
  else if (wifeAge >= 29 && wifeAge <= 58 && random.chance(0.08))
    village.divorce(wedding, later(addDays(wedding.on, 400), addDays(today, -random.int(30, 2_500))))
}

/** Children every two to four years until the mother is 42. Grown ones may be looking for a home of their own. */
export function bringUp(village: Village, wedding: Wedding, looking: Townsperson[]): void {
  const { random, today } = village
  const wanted = random.weighted([
    [0, 6],
    [1, 20],
    [2, 42],
    [3, 24],
    [4, 8],
  ])
  let birthDate: Day = addDays(wedding.on, random.int(290, 900))
  for (let count = 0; count < wanted; count += 1) {
    if (birthDate >= today || ageOn(wedding.wife.birthDate, birthDate) > 42) return
    const child = village.birth(wedding, { sex: random.chance(0.52) ? 'male' : 'female', birthDate })
    const age = ageOn(birthDate, today)
    if (age >= 23 && random.chance(age >= 28 ? 0.9 : 0.5)) looking.push(child)
    birthDate = addDays(birthDate, random.int(700, 1_500))
  }
}

/** The oldest who is looking finds somebody of fitting age from another family, or stays single. */
function matchOne(village: Village, looking: Townsperson[]): void {
  const { random, today } = village
  looking.sort((a, b) => a.birthDate.localeCompare(b.birthDate))
  const seeker = looking.shift()
  if (!seeker) return
  const found = looking.findIndex(
    (other) =>
      other.sex !== seeker.sex &&
      other.mother !== seeker.mother &&
      Math.abs(daysBetween(other.birthDate, seeker.birthDate)) < 2_600,
  )
  if (found < 0) {
    if (ageOn(seeker.birthDate, today) > 27 && random.chance(0.5))
      village.move([seeker], village.build(), addDays(today, -random.int(100, 2_000)))
    return
  }
  const [partner] = looking.splice(found, 1)
  if (!partner) return
  const [husband, wife] = seeker.sex === 'male' ? [seeker, partner] : [partner, seeker]
  const grown = later(addYears(husband.birthDate, 21), addYears(wife.birthDate, 20))
  const on = earlier(addDays(grown, random.int(0, 900)), addDays(today, -random.int(90, 400)))
  // Every fourth young couple lives with his parents.
  const home = husband.home && random.chance(0.25) ? husband.home : village.build()
  bringUp(village, village.marry(husband, wife, on, home), looking)
}

function settleSingle(village: Village): void {
  const { random } = village
  village.newcomer({
    sex: random.chance(0.5) ? 'male' : 'female',
    birthDate: village.birthDateOf(random.int(ADULT + 6, 64)),
    home: village.build(),
  })
}
