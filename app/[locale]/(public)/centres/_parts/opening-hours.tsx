import type { OpeningHours } from '@/lib/catalogue/model'
import { getTranslator, type Locale } from '@/lib/i18n'

const WEEK = ['1', '2', '3', '4', '5', '6', '7'] as const

/** The week of a centre, Monday first. A closed day says so in words. */
export function OpeningHoursTable({ locale, hours }: { locale: Locale; hours: readonly OpeningHours[] }) {
  const t = getTranslator(locale, 'catalogue')
  return (
    <table className="w-full max-w-md">
      <caption className="sr-only">{t('centre.hours')}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{t('centre.day')}</th>
          <th scope="col">{t('centre.time')}</th>
        </tr>
      </thead>
      <tbody>
        {WEEK.map((weekday) => {
          const open = hours.find((row) => row.weekday === Number(weekday))
          return (
            <tr key={weekday} className="border-b border-line">
              <th scope="row" className="py-2 pe-4 text-start font-normal">
                {t(`centre.weekday.${weekday}`)}
              </th>
              <td className={open ? 'py-2 text-end font-semibold' : 'py-2 text-end text-muted'}>
                {open ? `${open.opensAt}–${open.closesAt}` : t('centre.closed')}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
