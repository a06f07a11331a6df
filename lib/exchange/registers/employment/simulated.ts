import { type SQL, sql } from 'drizzle-orm'
import { employers, employmentContracts, incomeMonths, pensions } from '@/db/schema'
import { simulator } from '../simulator'

const jobs = (pin: SQL) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('employer', e.name, 'tin', c.tin, 'position', c.position, 'since', c.since, 'monthlyIncomeQepik', c.monthly_income_qepik)
    order by c.since)
  from ${employmentContracts} c join ${employers} e on e.tin = c.tin where c.pin = ${pin} and c.until is null), '[]'::jsonb)`

const pension = (pin: SQL) => sql`(
  select jsonb_build_object('kind', p.kind, 'since', p.since, 'monthlyQepik', p.monthly_qepik) from ${pensions} p where p.pin = ${pin})`

// The register keeps years of wages; it tells the twelve newest months.
const months = (pin: SQL) => sql`coalesce((
  select jsonb_agg(jsonb_build_object('month', to_char(m.month, 'YYYY-MM'), 'grossQepik', m.gross) order by m.month)
  from (select month, sum(gross_qepik) gross from ${incomeMonths} where pin = ${pin} group by month order by month desc limit 12) m), '[]'::jsonb)`

export const simulatedEmployment = simulator('employment', {
  record: (pin) => sql`jsonb_build_object('jobs', ${jobs(pin)}, 'pension', ${pension(pin)}, 'months', ${months(pin)})`,
})
