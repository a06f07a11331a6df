import type { ServiceExample } from '../folder'

export const example: ServiceExample = { answers: { purpose: 'tender', language: 'az', phone: '0501234567' } }
