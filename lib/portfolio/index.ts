export { readFacts } from '@/lib/exchange'
export { findOwners, getPortfolio } from './get-portfolio'
export * from './model'
