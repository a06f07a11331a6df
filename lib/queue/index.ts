export { listUpcomingVisits } from './queries'
