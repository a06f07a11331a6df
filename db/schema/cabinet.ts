// How a person arranged the cabinet.
import { sql } from 'drizzle-orm'
import { boolean, check, pgEnum, pgTable, primaryKey, smallint, uuid } from 'drizzle-orm/pg-core'
import { CABINET_PANELS } from '../vocabulary/cabinet'
import { people } from './people'

export const cabinetPanel = pgEnum('cabinet_panel', CABINET_PANELS)

/** Place of one panel on one person's home screen. No rows: the usual order, nothing hidden. */
export const cabinetPanels = pgTable(
  'cabinet_panels',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id),
    panel: cabinetPanel().notNull(),
    position: smallint().notNull(),
    hidden: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.personId, t.panel] }), check('cabinet_panels_position', sql`${t.position} >= 0`)],
)
