/** Whether Postgres refused a row because of this unique index (SQLSTATE 23505). Drizzle hands the driver's error on as the cause. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && at.code === '23505' && 'constraint' in at && at.constraint === constraint) return true
  }
  return false
}
