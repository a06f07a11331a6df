// What the desk shows. Types only; components read them through model.ts.
import type { LocalizedText } from '@/db/columns'
import type {} from '@/db/vocabulary/queue'
export type ServiceName = { code: string; name: LocalizedText }
