export { readFacts } from '@/lib/exchange'
export * from './model'
