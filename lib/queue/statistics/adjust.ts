// Officers have different work: a passport takes longer than a stamp. What is compared is their time with the time the same services
// take at the same centre (indirect standardisation, as hospitals compare mortality), and nothing is said about a handful of visits.

/** Fewer visits than this say nothing about a person or a window. */
export const MIN_VISITS = 20

export type ServiceTimes = { serviceCode: string; services: number; serviceSeconds: number }

export type Adjusted = {
  services: number
  /** Their time for what they did, and the centre's usual time for the same services (seconds in all). */
  observedSeconds: number
  expectedSeconds: number
  /** 1: as the centre; 1.2: a fifth longer for the same services. Null: too few to say. */
  ratio: number | null
}

/**
 * @param own what one officer did
 * @param centre what the whole centre did in the same period, the officer included
 */
export function adjustForServices(own: readonly ServiceTimes[], centre: readonly ServiceTimes[]): Adjusted {
  const usual = new Map(centre.map((row) => [row.serviceCode, row.services > 0 ? row.serviceSeconds / row.services : 0]))
  let services = 0
  let observedSeconds = 0
  let expectedSeconds = 0
  for (const row of own) {
    services += row.services
    observedSeconds += row.serviceSeconds
    expectedSeconds += row.services * (usual.get(row.serviceCode) ?? 0)
  }
  const enough = services >= MIN_VISITS && expectedSeconds > 0
  return { services, observedSeconds, expectedSeconds, ratio: enough ? observedSeconds / expectedSeconds : null }
}
