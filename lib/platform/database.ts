import { type Connection, connect, type Db } from '@/db/client'

// One pool a process: Next loads this module once per bundle, so the pool hangs on globalThis.
const holder = globalThis as typeof globalThis & { asanConnection?: Connection }

/** The pool of this process. */
export function database(): Db {
  holder.asanConnection ??= connect(process.env.DATABASE_URL ?? '', {
    max: Number(process.env.DATABASE_POOL ?? 5),
    applicationName: process.env.APP_NAME ?? 'asan-web',
  })
  return holder.asanConnection.db
}

export async function closeDatabase(): Promise<void> {
  await holder.asanConnection?.close()
  holder.asanConnection = undefined
}
