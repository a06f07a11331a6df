// Where the districts of the country lie, near enough to tell which centre is closer. Degrees of the main town of each, to about two kilometres.
import { asc } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { regions } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'

const AT: Record<string, readonly [latitude: number, longitude: number]> = {
  baku: [40.38, 49.86],
  ganja: [40.68, 46.36],
  sumgait: [40.59, 49.67],
  mingachevir: [40.77, 47.06],
  shirvan: [39.93, 48.92],
  naftalan: [40.51, 46.82],
  khankendi: [39.82, 46.76],
  nakhchivan: [39.21, 45.41],
  'lankaran-city': [38.75, 48.85],
  'shaki-city': [41.2, 47.17],
  'yevlakh-city': [40.62, 47.15],
  absheron: [40.45, 49.76],
  aghdam: [39.99, 46.93],
  aghdash: [40.65, 47.47],
  aghjabadi: [40.05, 47.46],
  aghdara: [40.21, 46.82],
  aghstafa: [41.12, 45.45],
  aghsu: [40.57, 48.4],
  astara: [38.46, 48.87],
  balakan: [41.7, 46.4],
  barda: [40.37, 47.13],
  beylagan: [39.78, 47.62],
  bilasuvar: [39.46, 48.55],
  jabrayil: [39.4, 47.03],
  jalilabad: [39.21, 48.3],
  dashkasan: [40.52, 46.08],
  shabran: [41.21, 48.99],
  fuzuli: [39.6, 47.14],
  gadabay: [40.57, 45.81],
  goranboy: [40.61, 46.79],
  goychay: [40.65, 47.74],
  hajigabul: [40.04, 48.94],
  goygol: [40.59, 46.32],
  khachmaz: [41.46, 48.81],
  khojavend: [39.79, 47.11],
  khizi: [40.91, 49.07],
  imishli: [39.87, 48.06],
  ismayilli: [40.79, 48.15],
  kalbajar: [40.11, 46.04],
  kurdamir: [40.34, 48.16],
  gakh: [41.42, 46.92],
  gazakh: [41.09, 45.37],
  gabala: [40.98, 47.85],
  gobustan: [40.53, 48.93],
  gusar: [41.43, 48.43],
  gubadli: [39.34, 46.58],
  guba: [41.36, 48.51],
  lachin: [39.64, 46.55],
  lankaran: [38.75, 48.85],
  lerik: [38.77, 48.42],
  masalli: [39.03, 48.67],
  neftchala: [39.38, 49.25],
  oghuz: [41.07, 47.47],
  saatli: [39.93, 48.37],
  samukh: [40.76, 46.41],
  salyan: [39.59, 48.98],
  siyazan: [41.08, 49.11],
  sabirabad: [40.01, 48.48],
  shaki: [41.2, 47.17],
  shamakhi: [40.63, 48.64],
  shamkir: [40.83, 46.02],
  shusha: [39.76, 46.75],
  tartar: [40.34, 46.93],
  tovuz: [40.99, 45.63],
  ujar: [40.52, 47.65],
  zagatala: [41.63, 46.64],
  zardab: [40.22, 47.71],
  zangilan: [39.09, 46.65],
  yardimli: [38.91, 48.24],
  yevlakh: [40.62, 47.15],
  babek: [39.15, 45.45],
  sharur: [39.55, 44.98],
  ordubad: [38.91, 46.02],
  shahbuz: [39.41, 45.57],
  julfa: [38.96, 45.63],
  sadarak: [39.71, 44.88],
  kangarli: [39.39, 45.16],
  khojaly: [39.91, 46.79],
}

export type District = { code: string; name: LocalizedText; latitude: number; longitude: number }

/** Cities and districts somebody can start from, by name in Azerbaijani. */
export async function listDistricts(ctx: Ctx): Promise<District[]> {
  const rows = await ctx.db.select({ code: regions.code, name: regions.name }).from(regions).orderBy(asc(regions.position))
  return rows.flatMap((row) => {
    const at = AT[row.code]
    return at ? [{ ...row, latitude: at[0], longitude: at[1] }] : []
  })
}

type Point = { latitude: number; longitude: number }
const EARTH_KM = 6371
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** As the crow flies, in whole kilometres (haversine); roads are longer, so it is always shown as "about". */
export function kilometresBetween(a: Point, b: Point): number {
  const [north, east] = [radians(b.latitude - a.latitude), radians(b.longitude - a.longitude)]
  const half = Math.sin(north / 2) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(east / 2) ** 2
  return Math.round(2 * EARTH_KM * Math.asin(Math.sqrt(half)))
}
