export { listRunningApplications } from './queries'
