import { decideWhenPaid } from '@/lib/applications'
import type { Subscriber } from '@/lib/events'
import { feedbackSubscribers } from '@/lib/feedback'
import { identitySubscribers } from '@/lib/identity'
import { notificationSubscribers } from '@/lib/notifications'
import { visitFeeCancelled } from '@/lib/queue'

/** Which event wakes whom. Read it to know what happens when; only the worker opens it. */
export const subscribers: readonly Subscriber[] = [
  ...identitySubscribers,
  ...notificationSubscribers,
  ...feedbackSubscribers,
  decideWhenPaid,
  visitFeeCancelled,
]
