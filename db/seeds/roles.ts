import { sql } from 'drizzle-orm'
import type { Db } from '../client'
import type { LocalizedText } from '../columns'
import { rolePermissionChanges, rolePermissions, roles } from '../schema'
import type { Permission } from '../vocabulary/identity'

type RoleSeed = { code: string; name: LocalizedText; permissions: Permission[]; needsCentre?: boolean }

/**
 * Roles the portal starts with. What a role may do is read from the tables on every request, not from here, and is changed in the
 * admin section: what an administrator took away is not given back at the next start.
 */
export const ROLES: readonly RoleSeed[] = [
  {
    code: 'officer',
    name: { az: 'Müraciətlər üzrə əməkdaş', en: 'Applications officer', ru: 'Сотрудник по обращениям' },
    permissions: ['applications.read', 'applications.decide'],
  },
  {
    code: 'chief',
    name: { az: 'Qurum rəhbəri', en: 'Head of agency', ru: 'Руководитель ведомства' },
    permissions: ['applications.read', 'reports.read'],
  },
  {
    code: 'operator',
    name: { az: 'Qəbul operatoru', en: 'Counter operator', ru: 'Оператор приёма' },
    permissions: ['queue.operate', 'accounts.activate'],
    needsCentre: true,
  },
  {
    code: 'centre_manager',
    name: { az: 'Mərkəz rəhbəri', en: 'Centre manager', ru: 'Руководитель центра' },
    permissions: ['reports.read', 'centres.plan'],
    needsCentre: true,
  },
  {
    code: 'reception',
    name: { az: 'Qəbul masasının əməkdaşı', en: 'Receptionist', ru: 'Сотрудник стойки приёма' },
    permissions: ['queue.assist', 'queue.operate'],
    needsCentre: true,
  },
  {
    code: 'call_centre',
    name: { az: 'Çağrı mərkəzinin operatoru', en: 'Call-centre operator', ru: 'Оператор колл-центра' },
    permissions: ['queue.assist'],
  },
  {
    code: 'monitor',
    name: { az: 'Monitorinq əməkdaşı', en: 'Monitoring officer', ru: 'Сотрудник мониторинга' },
    permissions: ['queue.watch', 'reports.read'],
  },
  {
    code: 'content_editor',
    name: { az: 'Xidmət redaktoru', en: 'Services editor', ru: 'Редактор услуг' },
    permissions: ['catalogue.edit', 'forms.edit'],
  },
  {
    code: 'content_reviewer',
    name: { az: 'Xidmət yoxlayıcısı', en: 'Services reviewer', ru: 'Проверяющий услуги' },
    permissions: ['catalogue.review', 'forms.review'],
  },
  {
    code: 'administrator',
    name: { az: 'İnzibatçı', en: 'Administrator', ru: 'Администратор' },
    permissions: ['staff.manage', 'audit.read', 'clients.manage', 'search.edit'],
  },
]

export async function seedRoles(db: Db): Promise<void> {
  await db
    .insert(roles)
    .values(ROLES.map(({ code, name, needsCentre = false }) => ({ code, name, needsCentre })))
    .onConflictDoUpdate({ target: roles.code, set: { name: sql`excluded.name`, needsCentre: sql`excluded.needs_centre` } })
  const changed = await db
    .selectDistinct({ roleCode: rolePermissionChanges.roleCode, permission: rolePermissionChanges.permission })
    .from(rolePermissionChanges)
  const untouched = ROLES.flatMap(({ code, permissions }) =>
    permissions.map((permission) => ({ roleCode: code, permission })),
  ).filter((row) => !changed.some((change) => change.roleCode === row.roleCode && change.permission === row.permission))
  if (untouched.length > 0) await db.insert(rolePermissions).values(untouched).onConflictDoNothing()
}
