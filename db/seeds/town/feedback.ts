import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm'
import type { Db } from '../../client'
import { tickets, visitComplaintMoves, visitComplaints, visitRatings } from '../../schema'
import { addDays, atBaku, type Day, yearOf } from './days'
import { demoPerson } from './demo-people'
import type { TownHistory } from './history'
import { insertAll } from './load'
import { townId } from './portal'
import { randomFrom } from './random'

const CENTRE = 'asan-baku-1'
const MINUTE_MS = 60_000

/** What people write; most write nothing. */
const PRAISE = [
  'Tez və mehriban xidmət, çox sağ olun.',
  'Əməkdaş hər şeyi aydın izah etdi.',
  'Yazıldığım vaxtda çağırdılar, heç gözləmədim.',
  'Hər şey bir pəncərədə həll olundu.',
] as const
const REPROACH = [
  'Deyilən vaxtdan xeyli çox gözlədim.',
  'Zalda oturmağa yer yox idi.',
  'Sənədlərin siyahısı saytda tam deyildi, ikinci dəfə gəlməli oldum.',
] as const

/** Windows that served on a past day were open from nine to six, with a break for lunch: occupancy is worked out from it. */
async function openWindows(tx: Db, today: Day): Promise<void> {
  await tx.execute(sql`
    with sat as (
      select t.centre_code, t.day, l.counter_number number, (array_agg(l.staff_id order by l.started_at))[1] staff_id
      from tickets t join ticket_legs l on l.ticket_id = t.id
      where t.centre_code = ${CENTRE} and t.day < ${today} and l.staff_id is not null and l.counter_number is not null group by 1, 2, 3
    )
    insert into counter_periods (id, centre_code, number, staff_id, kind, reason, started_at, ended_at)
    select md5(concat(day, '/', number, '/', kind))::uuid, centre_code, number, staff_id, kind::counter_period_kind, reason::pause_reason,
      (day + starts::time) at time zone 'Asia/Baku', (day + ends::time) at time zone 'Asia/Baku'
    from sat cross join (values ('open', null, '09:00', '18:00'), ('pause', 'lunch', '13:00', '13:45')) p(kind, reason, starts, ends)
    on conflict do nothing`)
}

/** What visitors of the past weeks said, and two complaints: one answered, one that waits for the manager. */
export const feedbackHistory: TownHistory = {
  name: 'feedback',
  version: 1,
  async load(tx, town) {
    const random = randomFrom(41)
    const served = await tx
      .select({ id: tickets.id, personId: tickets.personId, finishedAt: tickets.finishedAt })
      .from(tickets)
      .where(
        and(
          eq(tickets.centreCode, CENTRE),
          eq(tickets.status, 'served'),
          isNotNull(tickets.finishedAt),
          lt(tickets.day, town.today),
        ),
      )
      .orderBy(asc(tickets.day), asc(tickets.number))
    const ratings: (typeof visitRatings.$inferInsert)[] = []
    for (const { id, personId, finishedAt } of served) {
      if (!finishedAt || !random.chance(0.3)) continue
      const score = random.weighted([
        [5, 52],
        [4, 27],
        [3, 12],
        [2, 6],
        [1, 3],
      ])
      ratings.push({
        id: townId('rating', id),
        ticketId: id,
        centreCode: CENTRE,
        personId,
        score,
        comment: random.chance(0.2) ? random.pick(score >= 4 ? [...PRAISE] : [...REPROACH]) : null,
        channel: personId ? random.pick(['sms', 'email'] as const) : 'web',
        ratedAt: new Date(finishedAt.getTime() + random.int(10, 180) * MINUTE_MS),
      })
    }
    await insertAll(tx, visitRatings, ratings)

    await openWindows(tx, town.today)
    const manager = townId('staff', demoPerson('sevda').pin)
    const visited = served.filter(({ personId }) => personId !== null)
    const [first, second] = [visited[3], visited.at(-5)]
    if (!first || !second) return
    const complaint = (n: number, ticket: typeof first, daysAgo: number) => ({
      id: townId('complaint', String(n)),
      reference: `SKT-${yearOf(town.today)}-7H4M-K2P${n}`,
      centreCode: CENTRE,
      ticketId: ticket.id,
      personId: ticket.personId,
      dueOn: addDays(town.today, 21 - daysAgo),
      idempotencyKey: townId('complaint.form', String(n)),
      createdAt: atBaku(addDays(town.today, -daysAgo), '16:20'),
      updatedAt: atBaku(addDays(town.today, -daysAgo), '16:20'),
    })
    const answered = complaint(2, first, 9)
    const waiting = complaint(3, second, 1)
    const answeredAt = atBaku(addDays(town.today, -6), '11:05')
    await tx.insert(visitComplaints).values([
      {
        ...answered,
        subject: 'Vaxtım 40 dəqiqə gecikdi',
        body: 'Saat 10:00-a yazılmışdım, 10:40-da çağırdılar. Heç kim səbəbini demədi.',
        status: 'answered' as const,
        takenBy: manager,
        answer:
          'Həmin səhər iki pəncərədə avadanlıq işləmirdi və bu zalda elan edilməmişdi. Üzr istəyirik. Bundan sonra belə hallarda gözləyənlərə dərhal məlumat verilir və boş pəncərələr açılır.',
        answeredAt,
        version: 3,
        updatedAt: answeredAt,
      },
      {
        ...waiting,
        subject: 'Bir sənəd üçün ikinci dəfə gəlməli oldum',
        body: 'Siyahıda olmayan arayış tələb etdilər. Xahiş edirəm, siyahını tamamlayın ki, başqaları da boşuna gəlməsin.',
        status: 'received' as const,
        answer: null,
      },
    ])
    const move = (n: number, complaintId: string, at: Date) => ({ id: townId('complaint.move', String(n)), complaintId, at })
    await tx.insert(visitComplaintMoves).values([
      { ...move(1, answered.id, answered.createdAt), action: 'file', toStatus: 'received', actorKind: 'citizen' },
      { ...move(2, waiting.id, waiting.createdAt), action: 'file', toStatus: 'received', actorKind: 'citizen' },
      {
        ...move(3, answered.id, atBaku(addDays(town.today, -8), '09:30')),
        action: 'take',
        fromStatus: 'received',
        toStatus: 'in_hand',
        actorKind: 'staff',
        staffId: manager,
      },
      {
        ...move(4, answered.id, answeredAt),
        action: 'answer',
        fromStatus: 'in_hand',
        toStatus: 'answered',
        actorKind: 'staff',
        staffId: manager,
      },
    ])
  },
}
