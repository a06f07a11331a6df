export { changeWeekHours } from './change-hours'
export { changeLine } from './change-line'
export { changeWindow, setSkills } from './change-window'
export { addClosure, withdrawClosure } from './close-centre'
export { displaceVisits } from './displace-visits'
export { listOfficers, type OfficerView } from './officers'
export { planShift, withdrawShift } from './plan-shift'
export { canSetRules } from './policy'
export {
  type DayOverview,
  findPlannedCentre,
  findRules,
  getDayOverview,
  getWeekHours,
  type LineView,
  listClosures,
  listDevices,
  listLines,
  listPlannedCentres,
  listShifts,
  listVisitAgencies,
  listWindows,
  type PlannedCentre,
} from './queries'
export { replanCentre, replanCentres } from './replan'
export { RULE_CODES, RulesInput, setQueueRules } from './set-rules'
export { addDevice, moveDevice, takePairingCode } from './set-up-device'
