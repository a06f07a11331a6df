import { centreLines, homeVisitAreas, staffRoles } from '../../schema'
import type { LocalizedText } from '../../columns'
import { demoPerson } from './demo-people'
import type { TownHistory } from './history'
import { townId } from './portal'

/** Services a team can give at a kitchen table: photo, fingerprints, signatures, a seal. */
const AT_HOME = [
  'din-id-card-first',
  'din-id-card-renew',
  'din-id-card-lost',
  'din-passport-adult',
  'edliyye-birth-registration',
  'edliyye-death-registration',
  'edliyye-certificate-duplicate',
  'edliyye-poa-general',
]

const SOURCE =
  'illustrative (that teams come to an address for a fee, free for people with disabilities, is from seed 003; areas and fees are invented)'

type Area = Omit<typeof homeVisitAreas.$inferInsert, 'lineCode' | 'source' | 'confirmed'> & { teams: number; gridMinutes: number }
const AREAS: readonly Area[] = [
  {
    code: 'baku-centre',
    centreCode: 'asan-baku-1',
    name: { az: 'Bakı: mərkəzi rayonlar', en: 'Baku: central districts', ru: 'Баку: центральные районы' },
    places: ['Nəsimi', 'Səbail', 'Yasamal', 'Nərimanov', 'Xətai'],
    regionCodes: ['baku-nasimi', 'baku-sabail', 'baku-yasamal', 'baku-narimanov', 'baku-khatai'],
    travelMinutes: 30,
    feeQepik: 3_000,
    teams: 2,
    gridMinutes: 60,
  },
  {
    code: 'baku-outer',
    centreCode: 'asan-baku-2',
    name: { az: 'Bakı: kənar rayonlar', en: 'Baku: outer districts', ru: 'Баку: окраинные районы' },
    places: ['Binəqədi', 'Nizami', 'Sabunçu', 'Suraxanı', 'Xəzər', 'Qaradağ', 'Pirallahı'],
    regionCodes: [
      'baku-binagadi',
      'baku-nizami',
      'baku-sabunchu',
      'baku-surakhani',
      'baku-khazar',
      'baku-garadagh',
      'baku-pirallahi',
    ],
    travelMinutes: 50,
    feeQepik: 3_500,
    teams: 2,
    gridMinutes: 90,
  },
  {
    code: 'sumqayit',
    centreCode: 'asan-sumqayit-1',
    name: { az: 'Sumqayıt və Abşeron', en: 'Sumgait and Absheron', ru: 'Сумгайыт и Абшерон' },
    places: ['Sumqayıt', 'Xırdalan', 'Abşeron'],
    regionCodes: ['sumgait', 'absheron'],
    travelMinutes: 40,
    feeQepik: 3_000,
    teams: 1,
    gridMinutes: 60,
  },
  {
    code: 'quba',
    centreCode: 'asan-quba',
    name: { az: 'Quba rayonu', en: 'Guba district', ru: 'Губинский район' },
    places: ['Quba', 'Qırmızı Qəsəbə', 'Xınalıq'],
    regionCodes: ['guba'],
    travelMinutes: 60,
    feeQepik: 3_000,
    teams: 1,
    gridMinutes: 90,
  },
]

const LINE_NAME: LocalizedText = { az: 'Evdə qəbul', en: 'Home visits', ru: 'Выезд на дом' }

/** Teams that come home, with invented areas and fees: shown as not confirmed. Their places are those of a line of their centre. */
export const homeVisitPlan: TownHistory = {
  name: 'home-visits',
  version: 1,
  async load(tx) {
    const lineCode = (code: string) => `home-${code}`
    await tx
      .insert(centreLines)
      .values(
        AREAS.map(({ code, centreCode, teams, gridMinutes, travelMinutes }) => ({
          centreCode,
          code: lineCode(code),
          name: LINE_NAME,
          kind: 'home' as const,
          serviceCodes: AT_HOME,
          counters: teams,
          publicPercent: 100,
          reservePercent: 0,
          gridMinutes,
          // The way there and to the next door is part of every visit.
          bufferMinutes: travelMinutes,
          horizonDays: 21,
          ticketLetter: 'H',
          anonymousTickets: false,
        })),
      )
      .onConflictDoNothing()
    await tx
      .insert(homeVisitAreas)
      .values(AREAS.map(({ teams: _, gridMinutes: __, ...area }) => ({ ...area, lineCode: lineCode(area.code), source: SOURCE })))
      .onConflictDoNothing()
  },
}

/** Sevda also plans the route of one bus, so that stops and delays can be tried. */
export const busPlanner: TownHistory = {
  name: 'bus-planner',
  version: 1,
  async load(tx, { now }) {
    const { pin } = demoPerson('sevda')
    await tx
      .insert(staffRoles)
      .values({
        id: townId('staff_role', `${pin} bus-10`),
        staffId: townId('staff', pin),
        roleCode: 'centre_manager',
        centreCode: 'bus-10',
        validFrom: new Date(now.getTime() - 30 * 86_400_000),
      })
      .onConflictDoNothing()
  },
}
