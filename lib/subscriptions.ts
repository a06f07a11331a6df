import type { Subscriber } from '@/lib/events'

/** Which event wakes whom. Read it to know what happens when; only the worker opens it. */
export const subscribers: readonly Subscriber[] = []
